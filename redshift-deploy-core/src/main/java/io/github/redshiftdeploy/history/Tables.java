package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of the history in a schema. Redshift enforces no keys, and finds conflicts between transactions by the
 * table: so rows about scripts are only ever added.
 *
 * @param schema the schema that they are in
 * @param version the version that they have
 */
record Tables(String schema, int version) {

    /** What the comment of a table begins with that tells the version. */
    static final String LABEL = "redshift-deploy history, version ";

    /** Returns the tables as this release makes them. */
    static Tables newest(String schema) {
        return new Tables(schema, TableLayout.NEWEST);
    }

    String path(TableLayout table) {
        return SqlText.name(schema) + "." + table.name();
    }

    String deployment() {
        return path(TableLayout.DEPLOYMENT);
    }

    String script() {
        return path(TableLayout.SCRIPT);
    }

    String lease() {
        return path(TableLayout.LEASE);
    }

    String definition() {
        return path(TableLayout.DEFINITION);
    }

    String change() {
        return path(TableLayout.CHANGE);
    }

    String timing() {
        return path(TableLayout.TIMING);
    }

    /**
     * Returns the query for the deployments that began after those that resumed each other, and are not undone: a
     * deployment is undone when a rollback of it, or of one that resumed it, has succeeded.
     */
    String laterNotUndone(String root) {
        String first = SqlText.literal(root);
        return "SELECT d.id FROM " + deployment() + " d WHERE d.kind = 'deploy' AND d.root <> " + first
                + " AND d.started_at > (SELECT MAX(started_at) FROM " + deployment() + " WHERE root = " + first
                + ") AND d.root NOT IN (SELECT e.root FROM " + deployment() + " r JOIN " + deployment()
                + " e ON e.id = r.undoes WHERE r.kind = 'rollback' AND r.state = 'succeeded')";
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + SqlText.name(schema);
    }

    /** Returns what makes the tables. */
    List<String> create() {
        List<String> statements = new ArrayList<>();
        for (TableLayout table : TableLayout.ALL) {
            statements.add(table.create(path(table)));
        }
        statements.add(comment());
        return statements;
    }

    /** Returns what makes the newest version of these; no row changes. */
    List<String> upgrade() {
        List<String> statements = new ArrayList<>();
        for (TableLayout table : TableLayout.ALL) {
            statements.addAll(table.upgrade(path(table), version));
        }
        statements.add(comment());
        return statements;
    }

    private String comment() {
        return "COMMENT ON TABLE " + script() + " IS " + literal(LABEL + TableLayout.NEWEST);
    }
}
