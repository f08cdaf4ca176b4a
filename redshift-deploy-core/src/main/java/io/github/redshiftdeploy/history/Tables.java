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

    String timing() {
        return path(TableLayout.TIMING);
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
