package io.github.redshiftdeploy.local.dialect;

import java.util.List;

/** What follows the columns of a table or a materialized view: where its rows lie, and in what order. */
final class TableAttributes {
    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute(
                    "DISTSTYLE AUTO|EVEN|ALL|KEY", 2, (phrase, at, facts) -> facts.distStyle(phrase.text(at + 1))),
            new Attribute("DISTKEY (", 2, (phrase, at, facts) -> facts.distKey(phrase.text(at + 2))),
            new Attribute("COMPOUND SORTKEY (", 3, (phrase, at, facts) -> facts.sortKey(keys(phrase, at + 2), false)),
            new Attribute("INTERLEAVED SORTKEY (", 3, (phrase, at, facts) -> facts.sortKey(keys(phrase, at + 2), true)),
            new Attribute("SORTKEY (", 2, (phrase, at, facts) -> facts.sortKey(keys(phrase, at + 1), false)),
            new Attribute("SORTKEY AUTO|NONE", 2, (phrase, at, facts) -> facts.sortKey(List.of(), false)),
            new Attribute("ENCODE AUTO", 2, (phrase, at, facts) -> {}),
            new Attribute("BACKUP YES|NO", 2, (phrase, at, facts) -> {}),
            new Attribute("USING ICEBERG", 2, (phrase, at, facts) -> facts.iceberg()),
            new Attribute("LOCATION", 2, (phrase, at, facts) -> {}),
            new Attribute("PARTITIONED BY (", 3, (phrase, at, facts) -> {}),
            new Attribute("TABLE PROPERTIES (", 3, (phrase, at, facts) -> {}),
            new Attribute("WITHOUT OIDS", 2, (phrase, at, facts) -> {}),
            new Attribute("AUTO REFRESH YES|NO", 3, (phrase, at, facts) -> {}),
            new Attribute("DISTKEY", 2, (phrase, at, facts) -> facts.distKey(phrase.text(at + 1))),
            new Attribute("SORTKEY", 2, (phrase, at, facts) -> facts.sortKey(List.of(phrase.text(at + 1)), false)));

    private TableAttributes() {}

    /**
     * Returns the index after the attribute that begins at an index, and after the comma between it and the next one;
     * or that index when none begins there.
     */
    static int after(Phrase phrase, int index) {
        int after = afterAttribute(phrase, index);
        boolean more = after > index && phrase.at(after, ",") && afterAttribute(phrase, after + 1) > after + 1;
        return more ? after + 1 : after;
    }

    private static int afterAttribute(Phrase phrase, int index) {
        if (phrase.at(index, "PARTITIONED BY") && !phrase.at(index + 2, "(")) {
            return afterFields(phrase, index + 2);
        }
        return ATTRIBUTES.stream()
                .filter(attribute -> phrase.at(index, attribute.words))
                .findFirst()
                .map(attribute -> phrase.after(index + attribute.length - 1))
                .orElse(index);
    }

    /** The rows of an Iceberg table are parted by columns, or by what functions make of them: {@code a, month(b)}. */
    private static int afterFields(Phrase phrase, int from) {
        int index = from;
        do {
            index = phrase.at(index, ",") ? index + 2 : index + 1;
            index = phrase.at(index, "(") ? phrase.after(index) : index;
        } while (phrase.at(index, ","));
        return Math.min(index, phrase.size());
    }

    /** Notes the attribute that begins at an index, if one does. */
    static void note(Phrase phrase, int index, TableFacts facts) {
        ATTRIBUTES.stream()
                .filter(attribute -> phrase.at(index, attribute.words))
                .findFirst()
                .ifPresent(attribute -> attribute.noting.note(phrase, index, facts));
    }

    /** Removes the attributes that begin at an index, notes them and returns the index after them. */
    static int take(Phrase phrase, int from, TableFacts facts, Edits edits) {
        int index = from;
        for (int after = after(phrase, index); after > index; after = after(phrase, index)) {
            note(phrase, index, facts);
            edits.delete(phrase, index, after);
            index = after;
        }
        return index;
    }

    private static List<String> keys(Phrase phrase, int open) {
        return phrase.split(open + 1, phrase.closing(open)).stream()
                .map(Phrase::toString)
                .toList();
    }

    private record Attribute(String words, int length, Noting noting) {}

    @FunctionalInterface
    private interface Noting {
        void note(Phrase phrase, int at, TableFacts facts);
    }
}
