package io.github.redshiftdeploy.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is deployed, in tables and schemas that {@link #preparation} makes. */
enum Workload {
    SCRIPTS("%,d scripts of 3 statements", 40, Duration.ofMillis(20)) {
        @Override
        List<Script> scripts(int count) {
            return each(
                    count,
                    i -> new Script(
                            "CREATE TABLE IF NOT EXISTS bench.t" + i + " (id int, name varchar(20))",
                            "INSERT INTO bench.t" + i + " VALUES (1, 'one')",
                            "INSERT INTO bench.t" + i + " VALUES (2, 'two')"));
        }
    },
    INSERTS("a script of %,d INSERTs", 200, Duration.ofMillis(20)) {
        @Override
        List<Script> scripts(int count) {
            return List.of(new Script(count, i -> "INSERT INTO bench.rows VALUES (" + i + ", 'one more row')"));
        }
    },
    PROCEDURES("%,d procedures of 100 lines", 20, Duration.ofMillis(20)) {
        @Override
        List<Script> scripts(int count) {
            return each(
                    count,
                    i -> new Script("CREATE OR REPLACE PROCEDURE bench.p" + i + "() LANGUAGE plpgsql AS $$\nBEGIN\n"
                            + "    UPDATE bench.rows SET name = 'another' WHERE id = 1;\n".repeat(97)
                            + "END\n$$"));
        }
    },
    /** Redshift has no function that waits, so the tables do. */
    SLEEPS("%,d scripts of 0.2 s", 20, Duration.ZERO) {
        @Override
        List<Script> scripts(int count) {
            return each(count, i -> new Script("INSERT INTO bench.slow" + i + " VALUES (1)"));
        }

        @Override
        Stream<String> tables(int count) {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(i ->
                            "CREATE TABLE bench.slow" + i + " (id int); CREATE TRIGGER slow BEFORE INSERT ON bench.slow"
                                    + i + " FOR EACH ROW EXECUTE FUNCTION bench.sleep()");
        }
    },
    UNCHANGED("%,d unchanged scripts", 500, Duration.ZERO) {
        @Override
        List<Script> scripts(int count) {
            return each(count, i -> new Script("INSERT INTO bench.rows VALUES (" + i + ", 'one more row')"));
        }

        @Override
        boolean again() {
            return true;
        }
    },
    LARGE("a script of %,d MB", 10, Duration.ZERO) {
        @Override
        List<Script> scripts(int count) {
            String text = "many a word ".repeat(78);
            return List.of(new Script(
                    count * 1_000, i -> "INSERT INTO bench.texts VALUES (" + (1_000_000 + i) + ", '" + text + "')"));
        }
    },
    NOTHING("nothing to do", 1, Duration.ZERO) {
        @Override
        List<Script> scripts(int count) {
            return List.of(new Script("SELECT 1"));
        }

        @Override
        boolean again() {
            return true;
        }
    };

    private static final String PREPARATION = """
            SET client_min_messages = warning;
            DROP SCHEMA IF EXISTS redshift_deploy, bench_history, bench CASCADE;
            CREATE SCHEMA bench_history;
            CREATE SCHEMA bench;
            CREATE TABLE bench.rows (id int, name varchar(20));
            CREATE TABLE bench.texts (id int, text varchar(1000));
            CREATE FUNCTION bench.sleep() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END'""";

    private final String title;
    private final int usual;
    private final Duration oneWay;

    Workload(String title, int usual, Duration oneWay) {
        this.title = title;
        this.usual = usual;
        this.oneWay = oneWay;
    }

    /** Returns so many scripts, or one with so many statements or megabytes. */
    abstract List<Script> scripts(int count);

    /** Tells whether the scripts have run before, and what is measured is the second time. */
    boolean again() {
        return false;
    }

    /** Returns how many there are when nobody says how many. */
    int usual() {
        return usual;
    }

    /** Returns the way to the database. */
    Duration oneWay() {
        return oneWay;
    }

    String title(int count) {
        return title.formatted(count) + (oneWay.isZero() ? "" : ", " + 2 * oneWay.toMillis() + " ms");
    }

    /** Returns what makes a database ready, in PostgreSQL's own SQL. */
    final List<String> preparation(int count) {
        return Stream.concat(Stream.of(PREPARATION), tables(count)).toList();
    }

    Stream<String> tables(int count) {
        return Stream.empty();
    }

    private static List<Script> each(int count, IntFunction<Script> script) {
        return IntStream.rangeClosed(1, count).mapToObj(script).toList();
    }

    /** A script whose statements are made when they are written. */
    record Script(int statements, IntFunction<String> statement) {
        private Script(String... statements) {
            this(statements.length, i -> statements[i]);
        }
    }
}
