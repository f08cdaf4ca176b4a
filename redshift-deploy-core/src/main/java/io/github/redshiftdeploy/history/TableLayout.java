package io.github.redshiftdeploy.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of the history, by its columns. A later version of the history has more tables and columns and never fewer,
 * so that a deployment of an older release that still runs can go on.
 *
 * @param sortKey the columns by which the rows are sorted, with commas between them; empty for none
 */
record TableLayout(String name, String sortKey, List<Column> columns) {

    /** The version of the history that this release makes, and upgrades older ones to. */
    static final int NEWEST = 4;

    static final TableLayout DEPLOYMENT = new TableLayout(
            "deployment",
            "started_at",
            List.of(
                    column("id", "VARCHAR(40) NOT NULL"),
                    column("root", "VARCHAR(40) NOT NULL"),
                    column("name", "VARCHAR(512) NOT NULL"),
                    column("target", "VARCHAR(256) NOT NULL"),
                    column("state", "VARCHAR(16) NOT NULL"),
                    column("started_at", "TIMESTAMP NOT NULL"),
                    column("finished_at", "TIMESTAMP"),
                    column("actor", "VARCHAR(256) NOT NULL"),
                    column("commit_id", "VARCHAR(64)"),
                    column("branch", "VARCHAR(512)"),
                    column("run_url", "VARCHAR(1024)"),
                    column("ticket", "VARCHAR(256)"),
                    column("tool_version", "VARCHAR(64)"),
                    column("processes", "VARCHAR(4096)"),
                    column("error", "VARCHAR(8192)"),
                    since(2, "project", "VARCHAR(512)"),
                    since(2, "execution", "VARCHAR(256)"),
                    since(2, "kind", "VARCHAR(16)"),
                    since(2, "db_user", "VARCHAR(256)"),
                    since(2, "script_rows", "INTEGER"),
                    since(3, "release_id", "VARCHAR(40)"),
                    since(3, "release_targets", "VARCHAR(8192)"),
                    since(3, "release_left", "INTEGER"),
                    since(4, "outcome", "VARCHAR(32)"),
                    since(4, "waived", "VARCHAR(8192)"),
                    since(4, "undoes", "VARCHAR(40)")));

    static final TableLayout SCRIPT = new TableLayout(
            "script",
            "project, path, deployment",
            List.of(
                    column("deployment", "VARCHAR(40) NOT NULL"),
                    column("position", "INTEGER NOT NULL"),
                    column("project", "VARCHAR(256) NOT NULL"),
                    column("path", "VARCHAR(2048) NOT NULL"),
                    column("checksum", "CHAR(64) NOT NULL"),
                    column("run_policy", "VARCHAR(16) NOT NULL"),
                    column("state", "VARCHAR(16) NOT NULL"),
                    column("statements", "INTEGER NOT NULL"),
                    column("committed", "INTEGER NOT NULL"),
                    column("prefix", "CHAR(64)"),
                    column("alone", "INTEGER NOT NULL"),
                    column("recorded_at", "TIMESTAMP NOT NULL"),
                    column("error", "VARCHAR(8192)"),
                    since(2, "execution", "VARCHAR(256)"),
                    since(2, "inputs", "VARCHAR(4096)")));

    static final TableLayout LEASE = new TableLayout(
            "lease",
            "",
            List.of(
                    column("name", "VARCHAR(64) NOT NULL"),
                    column("owner", "VARCHAR(40) NOT NULL"),
                    column("actor", "VARCHAR(256) NOT NULL"),
                    column("run_url", "VARCHAR(1024)"),
                    column("acquired_at", "TIMESTAMP NOT NULL"),
                    column("expires_at", "TIMESTAMP NOT NULL")));

    /** What objects were before a script changed them, and after a deployment that made them: SQL, in pieces. */
    static final TableLayout DEFINITION = new TableLayout(
            "definition",
            "deployment",
            List.of(
                    since(4, "deployment", "VARCHAR(40) NOT NULL"),
                    since(4, "moment", "VARCHAR(16) NOT NULL"),
                    since(4, "kind", "VARCHAR(32) NOT NULL"),
                    since(4, "name", "VARCHAR(4096) NOT NULL"),
                    since(4, "path", "VARCHAR(2048)"),
                    since(4, "digest", "CHAR(64)"),
                    since(4, "piece", "INTEGER NOT NULL"),
                    since(4, "body", "VARCHAR(65535)"),
                    since(4, "recorded_at", "TIMESTAMP NOT NULL"),
                    since(4, "expires_at", "TIMESTAMP")));

    /** What the scripts of a deployment change, for the way back. */
    static final TableLayout CHANGE = new TableLayout(
            "change",
            "deployment",
            List.of(
                    since(4, "deployment", "VARCHAR(40) NOT NULL"),
                    since(4, "path", "VARCHAR(2048)"),
                    since(4, "fact", "VARCHAR(16) NOT NULL"),
                    since(4, "kind", "VARCHAR(64) NOT NULL"),
                    since(4, "name", "VARCHAR(8192) NOT NULL"),
                    since(4, "detail", "VARCHAR(16384)"),
                    since(4, "row_count", "BIGINT"),
                    since(4, "recorded_at", "TIMESTAMP NOT NULL"),
                    since(4, "expires_at", "TIMESTAMP")));

    /** How long the statements of tests took. */
    static final TableLayout TIMING = new TableLayout(
            "timing",
            "path, recorded_at",
            List.of(
                    since(4, "deployment", "VARCHAR(40) NOT NULL"),
                    since(4, "project", "VARCHAR(512) NOT NULL"),
                    since(4, "path", "VARCHAR(2048) NOT NULL"),
                    since(4, "statement", "INTEGER NOT NULL"),
                    since(4, "digest", "CHAR(64) NOT NULL"),
                    since(4, "millis", "BIGINT NOT NULL"),
                    since(4, "recorded_at", "TIMESTAMP NOT NULL")));

    static final List<TableLayout> ALL = List.of(DEPLOYMENT, SCRIPT, LEASE, DEFINITION, CHANGE, TIMING);

    /** The names of those that nobody needs to read who only looks at the history. */
    static final Set<String> FOR_DEPLOYMENTS = Set.of(DEFINITION.name(), CHANGE.name(), TIMING.name());

    /**
     * A column.
     *
     * @param type its type, and NOT NULL where it is never absent
     * @param since the version of the history that has it first
     */
    record Column(String name, String type, int since) {

        private String definition() {
            return name + " " + type;
        }
    }

    private static Column column(String name, String type) {
        return new Column(name, type, 1);
    }

    /** A column that a version adds: the rows before it have no value. */
    private static Column since(int version, String name, String type) {
        return new Column(name, type, version);
    }

    /** Returns what makes the table as it is in the newest version. */
    String create(String path) {
        return "CREATE TABLE IF NOT EXISTS " + path + " ("
                + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ")"
                + (sortKey.isEmpty() ? "" : " SORTKEY (" + sortKey + ")");
    }

    /** Tells whether a version of the history has the table. */
    boolean isIn(int version) {
        return columns.get(0).since() <= version;
    }

    /** Returns what makes the newest version of an older one. */
    List<String> upgrade(String path, int version) {
        if (!isIn(version)) {
            return List.of(create(path));
        }
        return columns.stream()
                .filter(column -> column.since() > version)
                .map(column -> "ALTER TABLE " + path + " ADD COLUMN " + column.definition())
                .toList();
    }

    /** Returns the names of the columns that a version has. */
    List<String> names(int version) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            if (column.since() <= version) {
                names.add(column.name());
            }
        }
        return names;
    }

    /** Returns what reads all columns of the newest version out of an older one; those that it lacks are NULL. */
    String select(String alias, int version) {
        return columns.stream()
                .map(column -> column.since() <= version
                        ? alias + "." + column.name()
                        : "CAST(NULL AS VARCHAR(1)) AS " + column.name())
                .collect(Collectors.joining(", "));
    }

    /** Returns the names of all columns, with commas between them. */
    String all() {
        return String.join(", ", names(NEWEST));
    }
}
