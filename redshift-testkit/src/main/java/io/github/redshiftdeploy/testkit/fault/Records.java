package io.github.redshiftdeploy.testkit.fault;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a history says of the deployments of a project, past the deployer.
 *
 * @param schema where the history is
 * @param first the deployment that everything of interest came after; absent when all is of interest
 */
public record Records(
        Database database, String schema, @Nullable String first) {
    /** Which deployments are not those of a neighbour. */
    private static final String OURS = "project = 'project' AND execution = ''";

    /** Returns the scripts that were applied, with what it says of them. */
    public List<String> applied() throws SQLException {
        if (!has("script")) {
            return List.of();
        }
        return database.column("SELECT path || ', ' || run_policy || ', ' || CAST(checksum AS varchar) || ', '"
                + " || CAST(committed AS varchar) || ' of ' || CAST(statements AS varchar) FROM " + schema
                + ".script WHERE state = 'succeeded' AND deployment IN (SELECT id FROM " + schema
                + ".deployment WHERE " + OURS + ")" + notBefore("deployment")
                + " UNION ALL SELECT 'twice: ' || id FROM " + schema + ".deployment GROUP BY id HAVING count(*) > 1"
                + " ORDER BY 1");
    }

    /** Tells whether the release is deployed, whatever its deployment heard. */
    public boolean succeeded() throws SQLException {
        return has("deployment") && last("state", notBefore("id")).equals(Optional.of("succeeded"));
    }

    /** Returns the id of the deployment that was begun last, if there is any. */
    public Optional<String> last() throws SQLException {
        return has("deployment") ? last("id", "") : Optional.empty();
    }

    private Optional<String> last(String column, String condition) throws SQLException {
        return database
                .column("SELECT " + column + " FROM " + schema + ".deployment WHERE " + OURS + condition
                        + " ORDER BY id DESC LIMIT 1")
                .stream()
                .findFirst();
    }

    /** Returns the deployments that still count as running, and the fences that still stand. */
    public List<String> leftBehind() throws SQLException {
        List<String> left = new ArrayList<>(fences());
        left.addAll(database.column("SELECT id FROM " + schema + ".deployment WHERE state = 'running'"));
        return left;
    }

    /** Returns the tables that are fences. */
    public List<String> fences() throws SQLException {
        return database.tables(schema).stream()
                .filter(table -> table.startsWith("fence_"))
                .toList();
    }

    /** Removes the lease of a deployment that is dead, as its user would; false when there is none. */
    public boolean unlock() throws SQLException {
        String lease = schema + ".lease";
        boolean held =
                has("lease") && !database.column("SELECT owner FROM " + lease).isEmpty();
        if (held) {
            database.run("DELETE FROM " + lease);
        }
        return held;
    }

    private boolean has(String table) throws SQLException {
        return database.tables(schema).contains(table);
    }

    private String notBefore(String column) {
        return first == null ? "" : " AND " + column + " > '" + first + "'";
    }
}
