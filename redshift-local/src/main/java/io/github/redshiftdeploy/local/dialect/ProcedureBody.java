package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.sql.StatementKind;

/**
 * The PL/pgSQL between two dollar quotes. No line begins or ends in it anew: line numbers in messages stay true.
 *
 * @param text what stands between the quotes, as tokens
 * @param written what stands between the quotes
 */
record ProcedureBody(Phrase text, String written) {
    /** After these a statement can begin. */
    private static final String BEFORE_STATEMENTS = "BEGIN|THEN|ELSE|LOOP|DECLARE|>>";

    /** Of all that PL/pgSQL has, only these are rewritten as statements; the rest is expressions. */
    private static final String REWRITTEN = "CREATE|ALTER|TRUNCATE|DELETE|COMMIT|ROLLBACK|ANALYZE|GRANT|REVOKE|SET";

    private static final String LACKING = "pg_redshift.";

    static ProcedureBody of(Phrase phrase, int index) {
        String quoted = phrase.text(index);
        int tag = quoted.indexOf('$', 1) + 1;
        int from = phrase.start(index) + tag;
        int to = phrase.end(index) - tag;
        return new ProcedureBody(
                Phrase.within(phrase.source(), from, to), phrase.source().substring(from, to));
    }

    void rewrite(Edits edits) {
        declarations(edits);
        for (Phrase stretch : text.statements()) {
            int begin = begin(stretch);
            tableOfSelect(stretch, edits);
            statement(stretch.part(0, begin), edits);
            statement(stretch.part(begin, stretch.size()), edits);
        }
        for (int index = 0; index < text.size(); index++) {
            if (UnsupportedFunctions.missing(text, index)) {
                edits.insert(text.start(index), LACKING);
            }
        }
    }

    /** The types of variables. */
    private void declarations(Edits edits) {
        int declare = text.find("DECLARE");
        for (int index = declare + 1; declare >= 0 && index < text.size() && !text.at(index, "BEGIN"); index++) {
            Types.anywhere(text, index, edits);
        }
    }

    private static void statement(Phrase statement, Edits edits) {
        if (!statement.isEmpty()) {
            StatementKind kind =
                    statement.at(0, REWRITTEN) ? StatementKind.of(statement.toString()) : StatementKind.SELECT;
            Rewrites.of(kind).rewrite(new Command(statement, kind, 'I', Place.PROCEDURE), edits);
        }
    }

    /** {@code SELECT … INTO TEMP|TABLE t FROM …} makes a table; PL/pgSQL would look for a variable. */
    private static void tableOfSelect(Phrase stretch, Edits edits) {
        int into = into(stretch);
        int select = into;
        while (select >= 0 && !beginsSelect(stretch, select)) {
            select--;
        }
        if (select >= 0) {
            QualifiedName table = QualifiedName.behindInto(stretch, into);
            String create = table.temporary() ? "CREATE TEMP TABLE " : "CREATE TABLE ";
            edits.insert(stretch.start(select), create + Names.quoted(table.text()) + " AS ");
            edits.delete(stretch, into, table.to());
        }
    }

    /** Returns the INTO before what can only be a table, or -1. */
    private static int into(Phrase stretch) {
        for (int index = stretch.find("INTO"); index >= 0; index = stretch.find("INTO", index + 1)) {
            if (stretch.at(index + 1, "TABLE")
                    || QualifiedName.behindInto(stretch, index).temporary()) {
                return index;
            }
        }
        return -1;
    }

    private static boolean beginsSelect(Phrase stretch, int index) {
        return stretch.at(index, "SELECT|WITH") && (index == 0 || stretch.at(index - 1, BEFORE_STATEMENTS));
    }

    /** Returns where the statement begins, behind the words of the language around it. */
    private static int begin(Phrase stretch) {
        for (int index = stretch.size() - 1; index > 0; index--) {
            if (stretch.at(index - 1, BEFORE_STATEMENTS) && stretch.at(index, REWRITTEN)) {
                return index;
            }
        }
        return 0;
    }
}
