package io.github.redshiftdeploy.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What {@code statement_timeout} counts. */
final class Timeouts {

    private static final int COPIES = 40;
    private static final int LEAST_MILLISECONDS = 400;

    private Timeouts() {}

    /** Sends statements together each of which is quick enough, and all of which are not. */
    static Finding ofMessage(Ground ground) throws SQLException {
        Connection session = ground.session();
        ground.run("CREATE TABLE $.number (n INTEGER)");
        ground.run("INSERT INTO $.number VALUES " + "(1), ".repeat(Ground.NUMBERS - 1) + "(1)");
        String work = ground.sql("SELECT COUNT(*) FROM $.number AS a, $.number AS b WHERE a.n + b.n < 0");
        Ground.run(session, work);
        long start = System.nanoTime();
        Ground.run(session, work);
        long single = Duration.ofNanos(System.nanoTime() - start).toMillis();
        long limit = Math.max(LEAST_MILLISECONDS, single * COPIES / 4);
        Ground.run(session, "SET enable_result_cache_for_session TO off");
        Ground.run(session, "SET statement_timeout TO " + limit);
        long copies = Math.min(1000, 3 * limit / Math.max(1, single));
        try {
            Ground.run(session, (work + ";").repeat((int) copies));
            return Finding.of(false, copies + " statements of " + single + " ms within a limit of " + limit + " ms");
        } catch (SQLException ended) {
            return Finding.of(true, Finding.told(ended));
        }
    }
}
