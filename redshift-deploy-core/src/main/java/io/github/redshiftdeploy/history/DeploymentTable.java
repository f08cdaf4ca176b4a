package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of and told to the table of the deployments.
 *
 * @param tables the tables of the history
 * @param identity whose deployments are meant
 */
record DeploymentTable(Tables tables, Identity identity) {

    /** So many are looked through for one that this project may go on with. */
    private static final int CANDIDATES = 50;

    /**
     * Returns the query for the last deployments to a target, whoever's they are and whatever their names; those of
     * this project, execution and name come first, and then the newest. One without sessions had nothing to do and held
     * no lease: it may come between another one and its failure, and does not count. Nor does what is no deployment:
     * nobody goes on with a test.
     */
    String last(String deployment, String target) {
        // The first version of the history has neither project nor execution, and knew projects by their short names.
        String own = tables.version() == 1
                ? ""
                : " AND project = " + literal(identity.project(), 512) + " AND (execution IS NULL OR execution = "
                        + literal(identity.execution(), 256) + ")";
        return last(
                "WHERE target = " + literal(target, 256) + " AND processes <> ''" + changing(),
                "CASE WHEN name = " + literal(deployment, 512) + own + " THEN 0 ELSE 1 END, ",
                CANDIDATES);
    }

    /** Tests and what takes an object out of use are nothing that anybody goes on with. */
    private String changing() {
        return tables.version() == 1
                ? ""
                : " AND (kind IS NULL OR kind NOT IN (" + literal(Choice.word(DeploymentKind.TEST)) + ", "
                        + literal(Choice.word(DeploymentKind.DISABLE)) + "))";
    }

    /** Returns the query for a deployment. */
    String byId(String id) {
        return last("WHERE id = " + literal(id), "", 1);
    }

    /** Returns the query for the deployments that resumed each other, the newest first. */
    String chain(String root) {
        return last("WHERE root = " + literal(root), "", CANDIDATES);
    }

    /** Returns the query for the rollbacks of the deployments that resumed each other, the newest first. */
    String rollbacksOf(String root) {
        return last(
                "WHERE kind = " + literal(Choice.word(DeploymentKind.ROLLBACK)) + " AND undoes IN (SELECT id FROM "
                        + name() + " WHERE root = " + literal(root) + ")",
                "",
                CANDIDATES);
    }

    /** Returns the query for the last deployments of a name to a target, whether or not they had anything to do. */
    String lastNamed(String deployment, String target) {
        return last(
                "WHERE target = " + literal(target, 256) + " AND name = " + literal(deployment, 512)
                        + " AND project = " + literal(identity.project(), 512)
                        + " AND execution = " + literal(identity.execution(), 256)
                        + " AND kind = " + literal(Choice.word(DeploymentKind.DEPLOY)),
                "",
                CANDIDATES);
    }

    /** Returns the query for the last deployments, the newest first. */
    String last(int most) {
        return last("", "", most);
    }

    private String last(String where, String first, int most) {
        return "SELECT " + TableLayout.DEPLOYMENT.select("d", tables.version()) + " FROM " + name() + " d " + where
                + " ORDER BY " + first + "started_at DESC, id DESC LIMIT " + most;
    }

    String name() {
        return tables.deployment();
    }

    /** Returns what the answer to such a query says. */
    List<DeploymentRow> read(List<Row> rows) {
        return rows.stream()
                .map(row -> read(new HistoryRow(row, TableLayout.DEPLOYMENT, tables.schema())))
                .toList();
    }

    private static DeploymentRow read(HistoryRow row) {
        Audit audit = new Audit(
                row.text("actor"),
                row.value("commit_id"),
                row.value("branch"),
                row.value("run_url"),
                row.value("ticket"));
        return new DeploymentRow(
                row.id("id"),
                row.id("root"),
                row.value("project"),
                row.value("execution"),
                Optional.ofNullable(row.value("kind"))
                        .flatMap(word -> Choice.of(DeploymentKind.class, word))
                        .orElse(null),
                row.text("name"),
                row.text("target"),
                row.choice("state", DeploymentState.class),
                Optional.ofNullable(row.value("outcome"))
                        .flatMap(word -> Choice.of(DeploymentOutcome.class, word))
                        .orElse(null),
                row.moment("started_at"),
                row.momentOrNull("finished_at"),
                audit,
                row.numbers("processes").stream().map(SessionId::new).toList(),
                row.value("error"),
                row.value("waived"),
                release(row),
                row.idOrNull("undoes"));
    }

    private static @Nullable ReleasePart release(HistoryRow row) {
        if (row.value("release_id") == null) {
            return null;
        }
        List<String> targets = List.of(row.text("release_targets").split(",", -1));
        return new ReleasePart(row.id("release_id"), targets, row.number("release_left"));
    }

    /**
     * Returns the query for the sessions of deployments that were cut off. Whoever held the lease before has ended
     * those that it found, so the last deployments are enough. The server gives a number again to the session of
     * somebody else, so one that is older than the deployment is none of its own; clocks may differ by a few minutes.
     */
    String orphans() {
        return "SELECT s.process, d.processes FROM stv_sessions s,"
                + " (SELECT processes, started_at FROM " + name()
                + " WHERE state <> 'succeeded' AND processes IS NOT NULL"
                + " ORDER BY started_at DESC LIMIT 10) d WHERE s.user_name = current_user"
                + " AND s.starttime > DATEADD(minute, -10, d.started_at) AND ',' || d.processes || ','"
                + " LIKE '%,' || s.process || ',%' AND s.process <> pg_backend_pid()";
    }

    /**
     * Returns the query for statements that run by themselves and may still run in the session of another database
     * user: their deployment was cut off, and says that it has begun them and not that they are done.
     */
    String strangers() {
        return "SELECT d.id AS deployment, d.db_user AS db_user, d.processes AS processes, s.path AS path,"
                + " MAX(s.alone) AS alone FROM " + name() + " d JOIN " + tables.script()
                + " s ON s.deployment = d.id WHERE d.state = " + literal(Choice.word(DeploymentState.RUNNING))
                + " AND d.db_user <> current_user GROUP BY d.id, d.db_user, d.processes, s.path"
                + " HAVING MAX(s.alone) > MAX(s.committed)";
    }

    /** Returns the query for the database user and the sessions of a deployment. */
    String userOf(String id) {
        return "SELECT db_user, processes FROM " + name() + " WHERE id = " + literal(id);
    }

    /** Returns the statement that adds a deployment, which has begun now and perhaps ended too. */
    String insert(DeploymentRow row, String version) {
        Audit audit = row.audit();
        return "INSERT INTO " + name() + " (id, root, name, target, state, started_at, finished_at,"
                + " actor, commit_id, branch, run_url, ticket, tool_version, processes, project, execution, kind, db_user,"
                + " release_id, release_targets, release_left, outcome, waived, undoes)"
                + " VALUES (" + literal(row.id())
                + ", " + literal(row.root())
                + ", " + literal(row.name(), 512) + ", " + literal(row.target(), 256) + ", "
                + literal(Choice.word(row.state()))
                + ", SYSDATE, " + (row.finishedAt() == null ? "NULL" : "SYSDATE") + ", " + literal(audit.actor(), 256)
                + ", "
                + literal(audit.commit(), 64)
                + ", " + literal(audit.branch(), 512) + ", " + literal(audit.runUrl(), 1024) + ", "
                + literal(audit.ticket(), 256) + ", " + literal(version, 64) + ", "
                + literal(row.processes().stream().map(String::valueOf).collect(Collectors.joining(","))) + ", "
                + literal(row.project(), 512) + ", " + literal(row.execution(), 256) + ", "
                + literal(row.kind() == null ? null : Choice.word(row.kind()))
                + ", current_user, " + release(row.release()) + ", "
                + literal(row.outcome() == null ? null : Choice.word(row.outcome())) + ", "
                + literal(row.waived(), 8_000) + ", " + literal(row.undoes()) + ")";
    }

    private static String targets(List<String> targets) {
        return literal(String.join(",", targets), 8192);
    }

    private static String release(@Nullable ReleasePart part) {
        return part == null
                ? "NULL, NULL, NULL"
                : literal(part.id()) + ", " + targets(part.targets()) + ", " + part.left();
    }

    /** Returns the statement that gives deployments of the first version, which have no project, to this one. */
    String adopt(Collection<String> ids) {
        return "UPDATE " + name() + " SET project = " + literal(identity.project(), 512)
                + " WHERE project IS NULL AND id IN ("
                + ids.stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Returns the statement that says of deployments that were cut off that they have ended; who holds the lease knows.
     */
    String close(String heir) {
        return "UPDATE " + name() + " SET state = " + literal(Choice.word(DeploymentState.FAILED))
                + ", outcome = " + literal(Choice.word(DeploymentOutcome.DEPLOYMENT_FAILED))
                + ", finished_at = SYSDATE, error = " + literal("cut off; noticed by " + heir) + " WHERE state = "
                + literal(Choice.word(DeploymentState.RUNNING)) + " AND id <> " + literal(heir);
    }

    /** Returns the statement that removes a deployment. */
    String delete(String id) {
        return "DELETE FROM " + name() + " WHERE id = " + literal(id);
    }

    /** Returns the statement that notes one more session. */
    String addSession(String id, SessionId process) {
        return "UPDATE " + name() + " SET processes = processes || ',' || " + literal(process.toString())
                + " WHERE id = " + literal(id);
    }

    /** Returns the statement that puts a session in the place of one that ended orderly. */
    String replaceSession(String id, SessionId ended, SessionId process) {
        return "UPDATE " + name() + " SET processes = BTRIM(REPLACE(',' || processes || ',', "
                + literal("," + ended + ",") + ", " + literal("," + process + ",") + "), ',') WHERE id = "
                + literal(id);
    }

    /** Returns the statement that says how a deployment ended. */
    String ended(String id, DeploymentState state, DeploymentOutcome outcome, Instant now, @Nullable String error) {
        return "UPDATE " + name() + " SET state = " + literal(Choice.word(state)) + ", outcome = "
                + literal(Choice.word(outcome)) + ", finished_at = " + literal(now)
                + ", error = " + literal(error, 8_000) + ", script_rows = (SELECT COUNT(*) FROM " + tables.script()
                + " WHERE deployment = " + literal(id) + ") WHERE id = " + literal(id);
    }
}
