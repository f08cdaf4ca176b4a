package io.github.redshiftdeploy.probe;

import java.sql.Connection;
import java.sql.SQLException;

/** Facts about transactions that meet. */
final class Locks {

    private Locks() {}

    static Finding timeout(Ground ground) throws SQLException {
        Finding finding = blocked(ground);
        return finding.answer() == Finding.Answer.YES && finding.detail().startsWith("57014")
                ? finding
                : Finding.of(false, finding.detail());
    }

    static Finding holds(Ground ground) throws SQLException {
        Finding finding = blocked(ground);
        int written = ground.written();
        return Finding.of(written == 0, finding.detail());
    }

    static Finding seen(Ground ground) throws SQLException {
        Connection holder = ground.session();
        Ground.run(holder, ground.sql("BEGIN; LOCK $.written"));
        String process = Ground.one(holder, "SELECT pg_backend_pid()");
        String rows = ground.one("SELECT COUNT(*) FROM svv_transactions WHERE pid = " + process);
        Ground.run(holder, "ROLLBACK");
        return Finding.of(!rows.equals("0"), rows + " rows");
    }

    static Finding conflict(Ground ground) throws SQLException {
        ground.run("CREATE TABLE $.one (id INTEGER); CREATE TABLE $.two (id INTEGER)");
        Connection left = ground.session();
        Connection right = ground.session();
        Ground.run(left, ground.sql("BEGIN; SELECT * FROM $.two"));
        Ground.run(right, ground.sql("BEGIN; SELECT * FROM $.one"));
        Ground.run(left, ground.sql("INSERT INTO $.one VALUES (1)"));
        Finding finding =
                Refusals.ask(right, ground.sql("SET statement_timeout TO 5000; INSERT INTO $.two VALUES (1)"));
        if (finding.answer() != Finding.Answer.YES) {
            Ground.run(left, "COMMIT");
            finding = Refusals.ask(right, "COMMIT");
        }
        return finding;
    }

    /** Writes a table that another session has locked. */
    private static Finding blocked(Ground ground) throws SQLException {
        Connection holder = ground.session();
        Ground.run(holder, ground.sql("BEGIN; LOCK $.written"));
        Connection writer = ground.session();
        Ground.run(writer, "SET statement_timeout TO 1500");
        Finding finding = Refusals.ask(writer, ground.sql("INSERT INTO $.written VALUES (1)"));
        Ground.run(holder, "ROLLBACK");
        return finding;
    }
}
