package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code ALTER TABLE} may say; anything else PostgreSQL would take and Redshift does not. */
final class AlterTableRules {
    private static final Set<StatementKind> KINDS =
            EnumSet.of(StatementKind.ALTER_TABLE, StatementKind.ALTER_TABLE_ALTER_COLUMN);

    private static final List<String> ACTIONS = List.of(
            "ADD",
            "DROP",
            "RENAME TO",
            "RENAME COLUMN",
            "RENAME",
            "OWNER TO",
            "ALTER DISTKEY",
            "ALTER DISTSTYLE",
            "ALTER SORTKEY",
            "ALTER COMPOUND SORTKEY",
            "ALTER INTERLEAVED SORTKEY",
            "ALTER ENCODE",
            "APPEND FROM",
            "SET TABLE PROPERTIES");

    private AlterTableRules() {}

    static Optional<Refusal> check(Command command) {
        if (!KINDS.contains(command.kind())) {
            return Optional.empty();
        }
        Phrase phrase = command.phrase();
        int action = phrase.afterName(AlterTable.table(phrase));
        if (AlterTable.changesColumn(phrase, action)) {
            return ofColumn(phrase, phrase.at(action + 1, "COLUMN") ? action + 2 : action + 1);
        }
        if (ACTIONS.stream().noneMatch(words -> phrase.at(action, words))) {
            return Optional.of(Refusal.syntaxErrorAt(phrase.text(action)));
        }
        return phrase.at(action, "ADD|DROP|RENAME|OWNER") ? ofOneAction(phrase, action) : Optional.empty();
    }

    private static Optional<Refusal> ofOneAction(Phrase phrase, int action) {
        int comma = phrase.findOutside(",", action);
        if (comma > 0) {
            return Optional.of(Refusal.syntaxErrorAt(","));
        }
        int column = phrase.at(action + 1, "COLUMN") ? action + 2 : action + 1;
        if (phrase.at(column, "IF NOT|EXISTS")) {
            return Optional.of(Refusal.syntaxErrorAt(phrase.text(column + 1)));
        }
        if (phrase.at(action, "ADD") && phrase.has("NOT NULL") && !phrase.has("DEFAULT|IDENTITY|FOREIGN|REFERENCES")) {
            return unsupported("ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
        }
        return phrase.at(action, "ADD") ? TableRules.ofElement(phrase.part(action, phrase.size())) : Optional.empty();
    }

    private static Optional<Refusal> ofColumn(Phrase phrase, int column) {
        if (phrase.at(column + 1, "SET|DROP DEFAULT")) {
            return unsupported("ALTER COLUMN SET/DROP DEFAULT is not supported");
        }
        if (phrase.at(column + 1, "SET|DROP NOT NULL")) {
            return unsupported("ALTER COLUMN SET/DROP NOT NULL is not supported");
        }
        if (phrase.has("USING")) {
            return unsupported("ALTER TABLE ALTER COLUMN does not support USING expression");
        }
        if (phrase.at(column + 1, "TYPE") && !phrase.at(column + 2, "VARCHAR|NVARCHAR|CHARACTER|TEXT")) {
            return unsupported("ALTER COLUMN TYPE is only supported for VARCHAR columns");
        }
        return phrase.at(column + 1, "TYPE|ENCODE")
                ? Optional.empty()
                : Optional.of(Refusal.syntaxErrorAt(phrase.text(column + 1)));
    }

    private static Optional<Refusal> unsupported(String message) {
        return Optional.of(Refusal.unsupported(message));
    }
}
