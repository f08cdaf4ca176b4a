package io.github.redshiftdeploy.local.dialect;

import java.util.ArrayList;
import java.util.List;

/** {@code ALTER TABLE}. What PostgreSQL has no equal of becomes a change without effect that fails as it would. */
final class AlterTable {
    private AlterTable() {}

    static void rewrite(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int table = table(phrase);
        int action = phrase.afterName(table);
        TableFacts facts = new TableFacts(phrase.text(table, action));
        edits.delete(phrase, 2, table);
        if (phrase.at(action, "OWNER TO") && !phrase.at(action + 2, "CURRENT_USER|SESSION_USER")) {
            give(phrase, action, edits);
        } else if (phrase.at(action, "ADD")) {
            add(phrase, action, facts, edits);
        } else if (phrase.at(action, "DROP CONSTRAINT")) {
            facts.withoutConstraint(phrase.text(action + 2));
            edits.replace(phrase.start(action), end(phrase), "SET (fillfactor = 100)");
        } else if (phrase.at(action, "ALTER")) {
            alter(phrase, action, facts, edits);
        }
        CreateTable.keep(command, facts, edits);
    }

    /** Gives the table to another owner. */
    private static void give(Phrase phrase, int action, Edits edits) {
        String table = Names.quoted(phrase.text(table(phrase), action));
        String owner = Names.quoted(phrase.text(action + 2, phrase.size()));
        edits.replace(
                phrase,
                "CALL pg_redshift.give_relation(" + Literals.quoted(table) + ", " + Literals.quoted(owner) + ")");
    }

    /** Returns where the name of the table stands; Redshift's tables have no children that ONLY could leave out. */
    static int table(Phrase phrase) {
        return phrase.at(2, "ONLY") ? 3 : 2;
    }

    /** Tells whether an action, which begins at an index, changes a column; the word COLUMN may be left out. */
    static boolean changesColumn(Phrase phrase, int action) {
        return phrase.at(action, "ALTER COLUMN")
                || (phrase.at(action, "ALTER") && phrase.at(action + 2, "TYPE|ENCODE|SET|DROP"));
    }

    /** Moves the rows; whether the tables are alike is found out in the database. */
    static void append(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int append = phrase.afterName(2);
        String target = Names.quoted(phrase.text(2, append));
        String source = Names.quoted(phrase.text(append + 2, phrase.afterName(append + 2)));
        edits.replace(
                phrase,
                "CALL pg_redshift.append(" + Literals.quoted(target) + ", " + Literals.quoted(source) + ", "
                        + phrase.has("IGNOREEXTRA") + ", " + phrase.has("FILLTARGET") + ")");
    }

    private static void add(Phrase phrase, int action, TableFacts facts, Edits edits) {
        int first = phrase.at(action + 1, "COLUMN") ? action + 2 : action + 1;
        Phrase element = phrase.part(first, phrase.size());
        if (ColumnDefinition.isColumn(element)) {
            ColumnAttributes.rewrite(new ColumnDefinition("", element), facts, edits);
        } else {
            facts.constraint(element.toString());
            edits.replace(phrase.start(action), end(phrase), "SET (fillfactor = 100)");
        }
    }

    private static void alter(Phrase phrase, int action, TableFacts facts, Edits edits) {
        List<String> columns = new ArrayList<>();
        for (Phrase part : phrase.split(action, phrase.size())) {
            int column = part.at(1, "COLUMN") ? 2 : 1;
            if (part.at(column + 1, "TYPE")) {
                Types.ofColumn(part, column + 2, edits);
                return;
            }
            if (part.at(column + 1, "ENCODE")) {
                facts.encoding(part.text(column), part.text(column + 2));
                columns.add(part.text(column));
            } else {
                TableAttributes.note(part, 1, facts);
                columns.addAll(keys(part));
            }
        }
        edits.replace(phrase.start(action), end(phrase), touching(columns));
    }

    private static List<String> keys(Phrase part) {
        if (part.at(1, "DISTKEY")) {
            return List.of(part.text(2));
        }
        int open = part.find("(");
        List<String> keys = new ArrayList<>();
        if (open > 0) {
            part.split(open + 1, part.closing(open)).forEach(key -> keys.add(key.text(0)));
        }
        int distKey = part.find("KEY DISTKEY");
        if (distKey > 0) {
            keys.add(part.text(distKey + 2));
        }
        return keys;
    }

    /** Returns actions that change nothing but need the table, its columns and the right to alter it. */
    private static String touching(List<String> columns) {
        return columns.isEmpty()
                ? "SET (fillfactor = 100)"
                : String.join(
                        ", ",
                        columns.stream()
                                .map(column -> "ALTER COLUMN " + column + " SET STATISTICS -1")
                                .toList());
    }

    private static int end(Phrase phrase) {
        return phrase.end(phrase.size() - 1);
    }
}
