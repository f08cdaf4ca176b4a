package io.github.redshiftdeploy.local.dialect;

/** {@code DROP TABLE}. */
final class DropTable {
    private DropTable() {}

    /** Says which tables are named: to drop one is a privilege, which PostgreSQL has not ({@code rights.sql}). */
    static void rewrite(Command command, Edits edits) {
        if (!command.inProcedure()) {
            for (QualifiedName table : Targets.of(command)) {
                TableFacts facts = new TableFacts(table.text());
                facts.dropped();
                CreateTable.keep(command, facts, edits);
            }
        }
    }
}
