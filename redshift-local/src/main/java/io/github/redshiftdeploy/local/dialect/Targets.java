package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The names of what a statement writes. */
final class Targets {
    private static final String DATA_CHANGES = "INSERT|UPDATE|DELETE|MERGE";

    private static final Map<StatementKind, Place> PLACES = new EnumMap<>(StatementKind.class);

    static {
        PLACES.put(StatementKind.INSERT, phrase -> after(phrase, "INTO"));
        PLACES.put(StatementKind.MERGE, phrase -> after(phrase, "INTO"));
        PLACES.put(StatementKind.UPDATE, phrase -> 1);
        PLACES.put(StatementKind.COPY, phrase -> 1);
        PLACES.put(StatementKind.DELETE, phrase -> phrase.at(1, "FROM") ? 2 : 1);
        PLACES.put(StatementKind.TRUNCATE, phrase -> phrase.at(1, "TABLE") ? 2 : 1);
        PLACES.put(StatementKind.CREATE_TABLE, phrase -> named(phrase, "TABLE"));
        PLACES.put(StatementKind.DROP_TABLE, phrase -> named(phrase, "TABLE"));
        PLACES.put(StatementKind.ALTER_TABLE, AlterTable::table);
        PLACES.put(StatementKind.ALTER_TABLE_ALTER_COLUMN, AlterTable::table);
        PLACES.put(StatementKind.ALTER_TABLE_APPEND, AlterTable::table);
        PLACES.put(StatementKind.ALTER_TABLE_KEYS, AlterTable::table);
        PLACES.put(StatementKind.CREATE_VIEW, phrase -> named(phrase, "VIEW"));
        PLACES.put(StatementKind.DROP_VIEW, phrase -> named(phrase, "VIEW"));
        PLACES.put(StatementKind.CREATE_MATERIALIZED_VIEW, phrase -> named(phrase, "VIEW"));
        PLACES.put(StatementKind.DROP_MATERIALIZED_VIEW, phrase -> named(phrase, "VIEW"));
        PLACES.put(StatementKind.REFRESH_MATERIALIZED_VIEW, phrase -> named(phrase, "VIEW"));
        PLACES.put(StatementKind.CREATE_PROCEDURE, phrase -> named(phrase, "PROCEDURE"));
        PLACES.put(StatementKind.DROP_PROCEDURE, phrase -> named(phrase, "PROCEDURE"));
        PLACES.put(StatementKind.CREATE_FUNCTION, phrase -> named(phrase, "FUNCTION"));
        PLACES.put(StatementKind.DROP_FUNCTION, phrase -> named(phrase, "FUNCTION"));
    }

    private Targets() {}

    /** Returns the names; none when the statement only reads, or writes what has no such name. */
    static List<QualifiedName> of(Command command) {
        Phrase phrase = statement(command.phrase());
        StatementKind kind = phrase == command.phrase() ? command.kind() : StatementKind.of(phrase.toString());
        Place place = PLACES.get(kind);
        if (place == null) {
            return kind == StatementKind.SELECT ? selectInto(phrase) : List.of();
        }
        int at = place.in(phrase);
        return at >= phrase.size() ? List.of() : names(phrase, at, kind);
    }

    private static List<QualifiedName> names(Phrase phrase, int at, StatementKind kind) {
        QualifiedName first = QualifiedName.at(phrase, at);
        if (kind != StatementKind.DROP_TABLE && kind != StatementKind.DROP_VIEW) {
            return List.of(first);
        }
        return phrase.split(at, phrase.size()).stream()
                .map(name -> QualifiedName.at(name, 0))
                .toList();
    }

    /** What stands behind the queries that have names of their own. */
    private static Phrase statement(Phrase phrase) {
        int change = phrase.at(0, "WITH") ? phrase.findOutside(DATA_CHANGES, 1) : -1;
        return change > 0 ? phrase.part(change, phrase.size()) : phrase;
    }

    private static List<QualifiedName> selectInto(Phrase phrase) {
        int into = QualifiedName.into(phrase);
        return into < 0 ? List.of() : List.of(QualifiedName.behindInto(phrase, into));
    }

    private static int named(Phrase phrase, String word) {
        int index = after(phrase, word);
        return index + (phrase.at(index, "IF NOT EXISTS") ? 3 : phrase.at(index, "IF EXISTS") ? 2 : 0);
    }

    private static int after(Phrase phrase, String word) {
        int index = phrase.find(word);
        return index < 0 ? phrase.size() : index + 1;
    }

    /** Where the name stands in a statement of a kind. */
    @FunctionalInterface
    private interface Place {
        int in(Phrase phrase);
    }
}
