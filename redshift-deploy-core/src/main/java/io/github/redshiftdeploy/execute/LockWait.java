package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Control;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The locks that a session waits for at a moment, and who holds them. Redshift shows a user who is no superuser the
 * transactions of that user alone, so that a wait may be seen whose cause is not.
 *
 * @param relations the tables that it waits for, in a fixed order; empty when it waits for none
 * @param holders who holds them, for people
 */
record LockWait(List<String> relations, String holders) {

    /** It waits for no lock, or nobody can tell. */
    static final LockWait NONE = new LockWait(List.of(), "");

    /** Asks what a session waits for. */
    static LockWait of(SessionId process, Control control) {
        try {
            List<Row> rows = control.query(List.of("""
                    SELECT DISTINCT w.relation AS waits_for, c.relname AS name, h.pid AS holder, h.txn_owner AS owner,
                        h.txn_start AS since
                    FROM svv_transactions w
                    LEFT JOIN svv_transactions h ON h.relation = w.relation AND h.granted = 't' AND h.pid <> w.pid
                    LEFT JOIN pg_class c ON c.oid = w.relation
                    WHERE w.granted = 'f' AND w.relation IS NOT NULL AND w.pid = %s""".formatted(process)));
            return rows.isEmpty() ? NONE : of(rows);
        } catch (TransportException | DiagnosticException e) {
            return NONE;
        }
    }

    private static LockWait of(List<Row> rows) {
        TreeSet<String> relations =
                rows.stream().map(row -> row.text("waits_for")).collect(Collectors.toCollection(TreeSet::new));
        String holders = rows.stream().map(LockWait::describe).collect(Collectors.joining(", "));
        return new LockWait(List.copyOf(relations), holders);
    }

    private static String describe(Row row) {
        String table = "'" + row.text("name") + "'";
        return row.value("holder") == null
                ? "the holder of " + table + " is not visible to this user"
                : "session " + row.text("holder") + " of " + row.text("owner") + " holds " + table + " since "
                        + row.text("since") + " UTC";
    }

    /** Tells whether it waits. */
    boolean waits() {
        return !relations.isEmpty();
    }

    /** Tells whether it is the same wait as at another moment, whoever holds the lock by now. */
    boolean sameAs(LockWait other) {
        return relations.equals(other.relations);
    }
}
