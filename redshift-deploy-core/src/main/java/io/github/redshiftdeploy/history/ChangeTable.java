package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.connect.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of and told to the table of the changes.
 *
 * @param tables the tables of the history
 */
record ChangeTable(Tables tables) {

    /** The Data API takes a statement of 100 KB. */
    private static final int FULL = 60_000;

    /** A copy of a table is there until somebody drops it, and so is what is known of it. */
    private static final String BACKED_UP = literal(Choice.word(KeptChange.Fact.BACKED_UP));

    private static final String COLUMNS =
            "deployment, path, fact, kind, name, detail, row_count, recorded_at, expires_at";

    /** Returns the statements that keep the changes of a deployment, in place of those that it kept before. */
    List<String> keep(String deployment, List<KeptChange> changes, Duration keep) {
        List<String> statements = new ArrayList<>();
        statements.add("DELETE FROM " + tables.change() + " WHERE deployment = " + literal(deployment));
        String end = ", SYSDATE, DATEADD(second, " + keep.toSeconds() + ", SYSDATE))";
        StringBuilder rows = new StringBuilder();
        for (KeptChange change : changes) {
            rows.append(rows.isEmpty() ? "" : ", ").append(values(change)).append(end);
            if (rows.length() > FULL) {
                statements.add(insert(rows));
                rows.setLength(0);
            }
        }
        if (!rows.isEmpty()) {
            statements.add(insert(rows));
        }
        return statements;
    }

    private String insert(StringBuilder rows) {
        return "INSERT INTO " + tables.change() + " (" + COLUMNS + ") VALUES " + rows;
    }

    private static String values(KeptChange change) {
        return "(" + literal(change.deployment()) + ", " + literal(change.path(), 2048) + ", "
                + literal(Choice.word(change.fact())) + ", " + literal(change.kind()) + ", "
                + literal(change.name(), 8192) + ", " + literal(change.detail(), 16_384) + ", "
                + (change.rows() == null ? "NULL" : String.valueOf(change.rows()));
    }

    /** Returns the statement that removes what need not be kept any longer. */
    String expired() {
        return "DELETE FROM " + tables.change() + " WHERE expires_at < SYSDATE AND fact <> " + BACKED_UP;
    }

    /** Returns the query for the copies of tables that need not be kept any longer. */
    String expiredBackups() {
        return "SELECT DISTINCT detail FROM " + tables.change() + " WHERE fact = " + BACKED_UP
                + " AND expires_at < SYSDATE";
    }

    /** Returns the statement that forgets them, when they are gone. */
    String forgetExpiredBackups() {
        return "DELETE FROM " + tables.change() + " WHERE fact = " + BACKED_UP + " AND expires_at < SYSDATE";
    }

    /** Returns the query for what the deployments that resumed each other have kept. */
    String ofChain(String root) {
        return select("deployment IN (SELECT id FROM " + tables.deployment() + " WHERE root = " + literal(root) + ")");
    }

    /** Returns the query for what later deployments touch. */
    String touchedSince(String root) {
        return select("fact = " + literal(Choice.word(KeptChange.Fact.TOUCHED)) + " AND deployment IN ("
                + tables.laterNotUndone(root) + ")");
    }

    private String select(String where) {
        return "SELECT " + COLUMNS + " FROM " + tables.change() + " WHERE " + where
                + " ORDER BY deployment, path, fact, kind, name";
    }

    /** Returns what the answer to such a query says. */
    List<KeptChange> read(List<Row> rows) {
        return rows.stream()
                .map(row -> read(new HistoryRow(row, TableLayout.CHANGE, tables.schema())))
                .toList();
    }

    private static KeptChange read(HistoryRow row) {
        String rows = row.value("row_count");
        return new KeptChange(
                row.id("deployment"),
                row.value("path"),
                row.choice("fact", KeptChange.Fact.class),
                row.text("kind"),
                row.text("name"),
                row.text("detail"),
                rows == null ? null : Long.valueOf(rows));
    }
}
