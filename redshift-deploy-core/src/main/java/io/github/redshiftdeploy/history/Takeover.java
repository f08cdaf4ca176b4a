package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sure that a deployment which was cut off changes nothing any more, although its sessions belong to another
 * database user, who is the only one to see and to end them.
 */
final class Takeover {

    /** The lease has to be renewed meanwhile, so nobody waits longer at a time. */
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private final String schema;
    private final DeploymentTable deployments;
    private final Control control;

    Takeover(String schema, DeploymentTable deployments, Control control) {
        this.schema = schema;
        this.deployments = deployments;
        this.control = control;
    }

    /**
     * Drops the fences of deployments that have not ended, and waits for what is open behind them.
     *
     * @param fences the rows that {@link Fence#standing} gives
     * @param patience how long to wait
     * @throws DiagnosticException when something is still open then
     */
    void drop(List<Row> fences, Duration patience) throws TransportException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Row row : fences) {
            Fence fence = new Fence(schema, row.text(0));
            while (!drop(fence)) {
                if (System.nanoTime() > deadline) {
                    throw new DiagnosticException(stillOpen(fence));
                }
            }
        }
    }

    private boolean drop(Fence fence) throws TransportException {
        try {
            control.transaction(List.of("SET LOCAL statement_timeout TO " + ONE_TRY.toMillis(), fence.drop()));
            return true;
        } catch (TransportException e) {
            SqlState state = SqlState.of(e.error());
            if (state == SqlState.CANCELLED) {
                return false;
            }
            if (state == SqlState.NOT_ALLOWED) {
                throw new DiagnosticException(notAllowed(fence, e), e);
            }
            throw e;
        }
    }

    /**
     * Refuses to go on while another user's session may still work on a statement that runs by itself: no transaction
     * holds it, and so no fence stops it.
     *
     * @param strangers the rows that {@link DeploymentTable#strangers} gives
     */
    void requireNoStrangers(List<Row> strangers) throws TransportException {
        for (Row row : strangers) {
            if (!isSeenToHaveEnded(row)) {
                throw new DiagnosticException(Diagnostic.error(
                                HistoryCode.STRANGER,
                                "statement " + row.text("alone") + " of '" + row.text("path")
                                        + "' may still run in a session of database user '" + row.text("db_user")
                                        + "': deployment " + row.text("deployment") + " was cut off meanwhile")
                        .help("let that user, or a superuser, end " + sessions(row)
                                + ", look at what the statement changes,"
                                + " and set 'redshift.resumeAssume' to 'done' or to 'rerun'; Redshift itself ends an idle"
                                + " session only after hours"));
            }
        }
    }

    /** Only a superuser sees the sessions of others; that anybody else does not see one proves nothing. */
    private boolean isSeenToHaveEnded(Row row) throws TransportException {
        List<String> processes = processes(row);
        boolean all = !control.query(List.of("SELECT 1 FROM pg_user WHERE usename = current_user AND usesuper"))
                .isEmpty();
        return all
                && (processes.isEmpty()
                        || control.query(List.of("SELECT process FROM stv_sessions WHERE process IN ("
                                        + String.join(", ", processes) + ") AND user_name = "
                                        + literal(row.text("db_user"))))
                                .isEmpty());
    }

    private static List<String> processes(Row row) {
        List<String> numbers = new ArrayList<>();
        for (String number : List.of(row.text("processes").split(","))) {
            if (!number.isEmpty() && number.chars().allMatch(Character::isDigit)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static String sessions(Row row) {
        List<String> processes = processes(row);
        return processes.isEmpty()
                ? "its sessions"
                : "its sessions (SELECT pg_terminate_backend(n), n = " + String.join(", ", processes) + ")";
    }

    private Diagnostic stillOpen(Fence fence) throws TransportException {
        String who = control.query(List.of(deployments.userOf(fence.deployment()))).stream()
                .findFirst()
                .map(row -> "database user '" + row.text("db_user") + "', or a superuser, end " + sessions(row))
                .orElse("its database user, or a superuser, end its sessions");
        return Diagnostic.error(
                        HistoryCode.STRANGER,
                        "a transaction of deployment " + fence.deployment() + ", which was cut off, is still open")
                .help("waited as long as 'redshift.lockTimeout' says; deploy again when it has ended, or let " + who);
    }

    private Diagnostic notAllowed(Fence fence, TransportException problem) {
        return Diagnostic.error(
                        HistoryCode.NOT_ALLOWED,
                        "the fence of deployment " + fence.deployment() + ", which was cut off, cannot be dropped: "
                                + problem.error().wordsWithState())
                .help("let the user of that deployment, or a superuser, run: " + fence.drop());
    }
}
