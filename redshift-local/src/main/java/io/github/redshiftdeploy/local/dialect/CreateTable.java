package io.github.redshiftdeploy.local.dialect;

import java.util.ArrayList;
import java.util.List;

/** {@code CREATE TABLE} and {@code CREATE TABLE AS}. */
final class CreateTable {
    private CreateTable() {}

    static void rewrite(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        TableName table = TableName.created(phrase);
        TableFacts facts = new TableFacts(table.text());
        if (table.name().temporaryByNameAlone()) {
            edits.insert(phrase.end(0), " TEMP");
        }
        elements(table.elements(), facts, edits);
        TableAttributes.take(phrase, table.afterElements(), facts, edits);
        keep(command, facts, edits);
    }

    /** Sends what PostgreSQL cannot hold with the statement. */
    static void keep(Command command, TableFacts facts, Edits edits) {
        Phrase phrase = command.phrase();
        if (command.inProcedure()) {
            edits.insert(phrase.end(phrase.size() - 1), facts.call(command.place()));
        } else {
            edits.insert(phrase.start(0), facts.marker());
        }
    }

    private static void elements(List<Phrase> elements, TableFacts facts, Edits edits) {
        if (elements.stream().allMatch(element -> element.size() == 1)) {
            return;
        }
        List<String> keys = primaryKey(elements);
        List<Phrase> kept = new ArrayList<>();
        for (Phrase element : elements) {
            if (element.at(0, "PRIMARY|UNIQUE|FOREIGN|CONSTRAINT")) {
                facts.constraint(element.toString());
            } else {
                kept.add(element);
                element(element, facts, edits, keys);
            }
        }
        removeOthers(elements, kept, edits);
    }

    private static void element(Phrase element, TableFacts facts, Edits edits, List<String> keys) {
        if (element.at(0, "LIKE")) {
            facts.like(element.text(1, element.afterName(1)));
            return;
        }
        ColumnAttributes.rewrite(new ColumnDefinition("", element), facts, edits);
        if (keys.contains(Literals.folded(element.text(0)))) {
            edits.insert(element.end(element.size() - 1), " NOT NULL");
        }
    }

    /** Keys are informational: PostgreSQL would enforce them. */
    private static void removeOthers(List<Phrase> elements, List<Phrase> kept, Edits edits) {
        for (int i = 0; i < elements.size(); i++) {
            Phrase element = elements.get(i);
            if (kept.contains(element)) {
                continue;
            }
            boolean leads = kept.isEmpty() || elements.indexOf(kept.get(0)) > i;
            int from = leads || i == 0 ? element.start(0) : end(elements.get(i - 1));
            int to = leads && i + 1 < elements.size() ? elements.get(i + 1).start(0) : end(element);
            edits.delete(from, to);
        }
    }

    private static int end(Phrase phrase) {
        return phrase.end(phrase.size() - 1);
    }

    /** A column of the primary key is never null, though nothing keeps it unique. */
    private static List<String> primaryKey(List<Phrase> elements) {
        List<String> keys = new ArrayList<>();
        for (Phrase element : elements) {
            int key = element.at(0, "CONSTRAINT") ? 2 : 0;
            if (element.at(key, "PRIMARY KEY (")) {
                element.split(key + 3, element.closing(key + 2))
                        .forEach(name -> keys.add(Literals.folded(name.text(0))));
            }
        }
        return keys;
    }
}
