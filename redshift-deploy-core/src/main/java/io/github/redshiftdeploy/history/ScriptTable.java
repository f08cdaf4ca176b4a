package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of and told to the table of the scripts.
 *
 * @param tables the tables of the history
 * @param identity whose scripts are meant
 */
record ScriptTable(Tables tables, Identity identity) {

    /** More than these in one list make a statement long; then all rows are grouped instead. */
    private static final int LONGEST_LIST = 1_000;

    /**
     * Returns the query for the latest row of every script of some projects.
     *
     * @param projects the names that the project has, or had before
     */
    String latest(Collection<String> projects) {
        return latest("WHERE project IN (" + list(projects) + ")");
    }

    /**
     * Returns the query for the latest row that each project has of some paths; when they are many, only some projects.
     */
    String latest(Collection<String> projects, Collection<String> paths) {
        return paths.size() > LONGEST_LIST ? latest(projects) : latest("WHERE path IN (" + list(paths) + ")");
    }

    /** Returns the query for the names of all projects. */
    String projects() {
        String names = "SELECT project FROM " + tables.script();
        return tables.version() == 1
                ? names + " GROUP BY project"
                : names + " UNION SELECT project FROM " + tables.deployment() + " WHERE project IS NOT NULL";
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(SqlText::literal).collect(Collectors.joining(", "));
    }

    private String project() {
        return literal(identity.project(), 256);
    }

    /** Returns the query for the latest row of each path in a deployment. */
    String latestBy(String deployment) {
        return latest("WHERE deployment = " + literal(deployment));
    }

    /**
     * Returns the query for the latest row of each path in the deployments that resumed each other, or of what a person
     * has said of it since.
     */
    String latestOfChains(Collection<String> roots, Collection<String> projects) {
        String chain = "FROM " + tables.deployment() + " WHERE root IN (" + list(roots) + ")";
        return latest("WHERE deployment IN (SELECT id " + chain
                + ") OR (state IN ('repaired', 'baseline', 'forgotten', 'undone') AND project IN (" + list(projects)
                + ") AND recorded_at > (SELECT MIN(started_at) " + chain + "))");
    }

    /** Returns the query for the latest row of each path in the deployments that resumed each other. */
    String latestOfChain(String root) {
        return latest(
                "WHERE deployment IN (SELECT id FROM " + tables.deployment() + " WHERE root = " + literal(root) + ")");
    }

    /**
     * Returns the query for the latest row of each path in the rollbacks of the deployments that resumed each other.
     */
    String latestOfRollbacks(String root) {
        return latest("WHERE deployment IN (SELECT r.id FROM " + tables.deployment() + " r JOIN " + tables.deployment()
                + " d ON d.id = r.undoes WHERE d.root = " + literal(root) + ")");
    }

    /** Returns the query for what was committed of some paths since the deployments that resumed each other. */
    String latestSince(String root, Collection<String> paths) {
        return latest("WHERE path IN (" + list(paths) + ") AND committed > 0 AND deployment IN ("
                + tables.laterNotUndone(root) + ")");
    }

    /**
     * Whoever writes holds the lease, so the time of the cluster tells the order of deployments, and no other clock
     * does. Of one deployment the row that tells more counts: one that says how it failed is written when it ends, and
     * may not know of a commit whose answer was lost. A long history is added up and never sorted.
     */
    private String latest(String where) {
        return """
                SELECT %1$s, e.id AS deployment_id, e.commit_id AS commit_id FROM (
                    SELECT s.*, ROW_NUMBER() OVER (PARTITION BY s.project, s.path ORDER BY s.committed DESC,
                        CASE WHEN s.state IN ('succeeded', 'baseline', 'repaired', 'undone') THEN 3
                            WHEN s.state IN ('failed', 'cancelled') THEN 2 WHEN s.alone > 0 THEN 1 ELSE 0 END DESC) AS place
                    FROM %2$s s
                    JOIN (SELECT d.project, d.path, MAX(d.deployment) AS deployment
                        FROM (SELECT project, path, deployment, recorded_at FROM %2$s %3$s) AS d
                        JOIN (SELECT project, path, MAX(recorded_at) AS last_at FROM %2$s %3$s
                            GROUP BY project, path) AS t
                        ON d.project = t.project AND d.path = t.path AND d.recorded_at = t.last_at
                        GROUP BY d.project, d.path) AS l
                    ON s.project = l.project AND s.path = l.path AND s.deployment = l.deployment) AS ranked
                LEFT JOIN %4$s e ON e.id = ranked.deployment
                WHERE place = 1""".formatted(
                TableLayout.SCRIPT.select("ranked", tables.version()), tables.script(), where, tables.deployment());
    }

    /**
     * Returns what the answer to such a query says.
     *
     * @param projects the names whose rows must be whole; what is wrong in the rows of others is for them to hear
     */
    List<ScriptRow> read(List<Row> rows, Collection<String> projects) {
        List<ScriptRow> scripts = new ArrayList<>();
        for (Row row : rows) {
            try {
                scripts.add(read(new HistoryRow(row, TableLayout.SCRIPT, tables.schema())));
            } catch (DiagnosticException e) {
                if (projects.contains(row.text("project"))) {
                    throw e;
                }
            }
        }
        return scripts;
    }

    private static ScriptRow read(HistoryRow row) {
        int committed = row.number("committed");
        String deployment = row.id("deployment");
        int statements = row.number("statements");
        if (committed > statements || row.number("alone") > statements) {
            throw row.damaged("a row of 'script' tells of more statements than the script has");
        }
        if (row.value("deployment_id") == null) {
            throw row.damaged("the deployment '" + deployment + "' of a script is missing");
        }
        return new ScriptRow(
                deployment,
                row.number("position"),
                new ScriptRow.Origin(row.text("project"), row.text("execution"), row.value("commit_id")),
                row.text("path"),
                row.checksum("checksum"),
                row.choice("run_policy", RunPolicy.class),
                row.choice("state", ScriptState.class),
                statements,
                committed,
                row.checksumOrNull("prefix"),
                committed,
                row.number("alone"),
                row.value("error"),
                row.value("inputs"));
    }

    /**
     * Returns the query for deployments of the project whose rows are not all there, or rows whose deployment is not.
     * How many there are is noted when a deployment ends.
     */
    String lost() {
        if (tables.version() == 1) {
            return "SELECT id AS deployment FROM " + tables.deployment() + " WHERE 1 = 0"; // It counted no rows.
        }
        return """
                SELECT COALESCE(d.id, s.deployment) AS deployment
                FROM (SELECT id, script_rows FROM %1$s WHERE project = %3$s AND script_rows IS NOT NULL) d
                FULL JOIN (SELECT deployment, COUNT(*) AS found FROM %2$s WHERE project = %3$s GROUP BY deployment) s
                    ON s.deployment = d.id
                LEFT JOIN %1$s e ON e.id = s.deployment
                WHERE d.script_rows > COALESCE(s.found, 0) OR (s.deployment IS NOT NULL AND e.id IS NULL)
                LIMIT 1""".formatted(tables.deployment(), tables.script(), project());
    }

    /** Returns the statement that adds rows. */
    String insert(List<ScriptRow> rows) {
        return "INSERT INTO " + tables.script() + " (deployment, position, project, path, checksum, run_policy, state,"
                + " statements, committed, prefix, alone, recorded_at, error, execution, inputs) VALUES "
                + rows.stream().map(this::values).collect(Collectors.joining(", "));
    }

    private String values(ScriptRow row) {
        return "(" + literal(row.deployment()) + ", " + row.position() + ", " + project() + ", " + literal(row.path())
                + ", " + literal(row.checksum()) + ", " + literal(Choice.word(row.run())) + ", "
                + literal(Choice.word(row.state())) + ", " + row.statements() + ", " + row.committed() + ", "
                + literal(row.prefix()) + ", " + row.alone() + ", SYSDATE, " + literal(row.error(), 8_000) + ", "
                + literal(identity.execution(), 256) + ", " + literal(row.inputs()) + ")";
    }

    /** Returns the statement that gives the project the rows that another one has in some deployments. */
    String adopt(String project, Collection<String> deployments) {
        String columns = TableLayout.SCRIPT.all();
        return "INSERT INTO " + tables.script() + " (" + columns + ") SELECT "
                + columns.replace(" project,", " " + project() + ",") + " FROM " + tables.script()
                + " s WHERE project = " + literal(project, 256) + " AND deployment IN (" + list(deployments)
                + ") AND NOT EXISTS"
                + " (SELECT 1 FROM " + tables.script() + " t WHERE t.project = " + project()
                + " AND t.deployment = s.deployment AND t.path = s.path)";
    }
}
