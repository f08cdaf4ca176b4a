package io.github.redshiftdeploy.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fact about Redshift that the plugin counts on, or would like to, and how to ask for it. */
@SuppressWarnings("ImmutableEnumChecker")
enum Fact {
    LONG_MESSAGE("a message takes 1,000 statements", ground -> {
        ground.run(IntStream.range(0, Ground.NUMBERS)
                .mapToObj(i -> "INSERT INTO $.written VALUES (" + i + ")")
                .collect(Collectors.joining("; ")));
        return Finding.of(ground.written() == Ground.NUMBERS, "");
    }),
    MESSAGE_IS_A_TRANSACTION("a message without BEGIN commits as a whole or not at all", ground -> {
        try {
            ground.run("INSERT INTO $.written VALUES (1); SELECT 1 / 0");
        } catch (SQLException expected) {
            return Finding.of(ground.written() == 0, Finding.told(expected));
        }
        return Finding.of(false, "1 / 0 is no error");
    }),
    TIMEOUT_OF_A_MESSAGE("statement_timeout counts a message as a whole", Timeouts::ofMessage),
    TIMEOUT_OF_A_LOCK("statement_timeout counts the wait for a lock", Locks::timeout),
    MARKER("a comment that leads a statement is found in sys_query_history", ground -> {
        String mark = "/* redshift-deploy probe " + ground.schema + " */";
        long start = System.nanoTime();
        ground.run(mark + " INSERT INTO $.written VALUES (1)");
        ground.run("DELETE FROM $.written");
        String query =
                "SELECT COUNT(*) FROM sys_query_history WHERE LEFT(query_text, " + mark.length() + ") = '" + mark + "'";
        for (int second = 0; second < 60; second++) {
            if (!ground.one(query).equals("0")) {
                long delay = Duration.ofNanos(System.nanoTime() - start).toMillis();
                return Finding.of(true, "after " + delay + " ms");
            }
            Waits.second();
        }
        return Finding.of(false, "not within 60 s");
    }),
    OTHERS_SESSIONS("sessions of other users are seen in stv_sessions", ground -> {
        String others =
                ground.one("SELECT COUNT(DISTINCT user_name) FROM stv_sessions WHERE user_name <> current_user");
        return Finding.of(
                !others.equals("0"), others.equals("0") ? "none, or nobody else is there" : others + " users");
    }),
    OWN_SESSIONS("other sessions of the same user are seen in stv_sessions", ground -> {
        String process = Ground.one(ground.session(), "SELECT pg_backend_pid()");
        return Finding.of(
                ground.one("SELECT COUNT(*) FROM stv_sessions WHERE process = " + process)
                        .equals("1"),
                "");
    }),
    USE("USE changes the database of a session", ground -> {
        Connection session = ground.session();
        Ground.run(session, "USE \"" + ground.database().replace("\"", "\"\"") + "\"");
        String now = Ground.one(session, "SELECT current_database()");
        Ground.run(session, "RESET USE");
        return Finding.of(now.equals(ground.database()), "");
    }),
    ICEBERG("a write to an Iceberg table is refused after another statement of a transaction", ground -> {
        String table = ground.environment.get("REDSHIFT_CONTRACT_ICEBERG");
        if (table == null) {
            return Finding.notAsked("REDSHIFT_CONTRACT_ICEBERG names no table; of one that it names no row is deleted");
        }
        return Refusals.ask(ground, "BEGIN; SELECT 1; DELETE FROM " + table + " WHERE 1 = 0");
    }),
    COMMITTING_PROCEDURE("what a procedure has committed stays when it fails afterwards", Procedures::keeps),
    PROCEDURE_IN_A_BLOCK("a procedure that commits is refused in a transaction block", Procedures::block),
    PROCEDURE_IN_A_MESSAGE("a procedure that commits is refused in a message with others", Procedures::message),
    LOCK("LOCK keeps another session from writing", Locks::holds),
    LOCK_IS_SEEN("svv_transactions shows the lock of another session of the same user", Locks::seen),
    CONFLICT("two transactions that write what the other has read end with 1023", Locks::conflict),
    VACUUM("VACUUM is refused in a transaction block", refusal("BEGIN; VACUUM $.written")),
    APPEND(
            "ALTER TABLE APPEND is refused in a transaction block",
            refusal("BEGIN; ALTER TABLE $.written APPEND FROM $.written")),
    SAVEPOINT("SAVEPOINT is refused", refusal("BEGIN; SAVEPOINT s")),
    INDEX("CREATE INDEX is refused", refusal("CREATE INDEX i ON $.written (id)")),
    SYNTAX("a mistake in the syntax is refused", refusal("SELEC 1")),
    NO_TABLE("a table that is not there is refused", refusal("SELECT * FROM $.not_there")),
    NO_COLUMN("a column that is not there is refused", refusal("SELECT not_there FROM $.written")),
    TWICE("a table that is there is refused", refusal("CREATE TABLE $.written (id INTEGER)")),
    TOO_LONG(
            "a text that is too long is refused",
            refusal("CREATE TABLE $.short (a VARCHAR(1)); INSERT INTO $.short VALUES ('ab')")),
    ABORTED("a transaction that failed takes nothing more", ground -> {
        Connection session = ground.session();
        Finding failed = Refusals.ask(session, "BEGIN; SELECT 1 / 0");
        return failed.answer() == Finding.Answer.YES ? Refusals.ask(session, "SELECT 1") : failed;
    });

    private final String fact;
    private final Question question;

    Fact(String fact, Question question) {
        this.fact = fact;
        this.question = question;
    }

    String fact() {
        return fact;
    }

    Finding ask(Ground ground) throws SQLException {
        return question.ask(ground);
    }

    private static Question refusal(String sql) {
        return ground -> Refusals.ask(ground, ground.sql(sql));
    }

    /** How a fact is asked for. */
    @FunctionalInterface
    interface Question {
        Finding ask(Ground ground) throws SQLException;
    }
}
