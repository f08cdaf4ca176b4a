package io.github.redshiftdeploy.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.DeployInChild;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Proxied;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.testkit.alone.Alone;
import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code statements.jsonl} tells of each statement. */
@Alone
final class StatementLogTest {

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void freshSchema() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        Warehouse.runInPostgres(
                "CREATE PROCEDURE lab.slow(s int) AS $$ BEGIN PERFORM pg_sleep(s); END; $$ LANGUAGE plpgsql");
        project = new Project(root);
    }

    private static void makeSleeping() throws Exception {
        Warehouse.runInPostgres(
                "CREATE FUNCTION lab.sleeps() RETURNS int AS $$ BEGIN PERFORM pg_sleep(1); RETURN 1; END $$ LANGUAGE plpgsql");
    }

    @Test
    void each_statement_has_the_time_between_the_answers() throws Exception {
        project.set("pipeline", "false")
                .script("1.sql", "INSERT INTO lab.done VALUES (1), (2);\nCALL lab.slow(1);\n")
                .script("2.sql", "\nINSERT INTO lab.done VALUES (3);\n");

        project.succeed();

        List<JsonObject> runs = runs();
        assertThat(runs)
                .extracting(StatementLogTest::place)
                .containsExactly("sql/1.sql 1:1", "sql/1.sql 2:2", "sql/2.sql 1:2");
        assertThat(runs).extracting(run -> run.get("rows").getAsLong()).containsExactly(2L, 0L, 1L);
        assertThat(time(runs.get(0))).isLessThan(Duration.ofMillis(900));
        assertThat(time(runs.get(1))).isGreaterThan(Duration.ofMillis(900));
        assertThat(time(runs.get(2))).isLessThan(Duration.ofMillis(900));
        assertThat(runs).extracting(run -> run.get("sharedWith").getAsInt()).containsOnly(0);
        assertThat(seconds()).containsExactly("sql/1.sql 1 0", "sql/2.sql 0 0");
    }

    /** Returns each script of the report with its time in whole seconds and with how many others it shares that. */
    private List<String> seconds() throws IOException {
        return scripts().stream()
                .map(script -> script.get("script").getAsString() + " "
                        + script.get("milliseconds").getAsLong() / 1_000 + " " + script.get("sharedWith"))
                .toList();
    }

    private List<JsonObject> scripts() throws IOException {
        return project.json().getAsJsonArray("scripts").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    @Test
    void those_that_are_answered_together_share_their_time() throws Exception {
        project.script("1.sql", """
                CREATE OR REPLACE PROCEDURE lab.calls() AS $$ BEGIN PERFORM lab.sleeps(); END $$ LANGUAGE plpgsql;
                INSERT INTO lab.done VALUES (1);
                CALL lab.calls();
                """);
        makeSleeping();

        project.succeed();

        List<JsonObject> runs = runs();
        assertThat(runs).hasSize(3);
        assertThat(runs)
                .extracting(run -> run.get("message"))
                .containsOnly(runs.get(0).get("message"));
        assertThat(time(runs.get(2))).isGreaterThan(Duration.ofMillis(900));
        assertThat(runs.get(1).get("began")).isEqualTo(runs.get(2).get("began"));
    }

    @Test
    void scripts_in_one_message_have_their_own_times() throws Exception {
        makeSleeping();
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("2.sql", "INSERT INTO lab.done VALUES (2);\nINSERT INTO lab.done SELECT lab.sleeps();\n")
                .script("3.sql", "INSERT INTO lab.done VALUES (3);\n");

        Outcome outcome = project.succeed();

        List<JsonObject> runs = runs();
        assertThat(runs)
                .extracting(run -> run.get("message"))
                .containsOnly(runs.get(0).get("message"));
        assertThat(runs).extracting(run -> run.get("sharedWith").getAsInt()).containsExactly(0, 1, 1, 0);
        assertThat(time(runs.get(0))).isLessThan(Duration.ofMillis(900));
        assertThat(time(runs.get(1))).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_900));
        assertThat(time(runs.get(3))).isLessThan(Duration.ofMillis(900));
        assertThat(outcome.scripts())
                .extracting(script -> script.figures().elapsed().toSeconds())
                .containsExactly(0L, 1L, 0L);
        assertThat(project.log()).noneMatch(line -> line.contains(" with "));
    }

    @Test
    void scripts_that_nothing_tells_apart_share_their_time_and_say_so() throws Exception {
        makeSleeping();
        project.set("transaction", "deployment")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("2.sql", "INSERT INTO lab.done SELECT lab.sleeps();\n");

        Outcome outcome = project.succeed();

        assertThat(runs()).extracting(run -> run.get("sharedWith").getAsInt()).containsOnly(1);
        assertThat(outcome.scripts())
                .extracting(script -> script.figures().others() + " "
                        + script.figures().elapsed().toSeconds())
                .containsOnly("1 1");
        assertThat(project.log())
                .filteredOn(line -> line.startsWith("["))
                .hasSize(2)
                .allMatch(line -> line.matches(".* 1\\.\\d s with 1 other"));
    }

    @Test
    void scripts_that_say_something_have_their_own_times_too() throws Exception {
        Warehouse.runInPostgres(
                "CREATE FUNCTION lab.sleeps() RETURNS int AS $$ BEGIN PERFORM pg_sleep(1); RETURN 1; END $$ LANGUAGE plpgsql");
        project.script("1.sql", "CREATE SCHEMA IF NOT EXISTS lab;\nINSERT INTO lab.done SELECT lab.sleeps();\n")
                .script("2.sql", "CREATE TABLE IF NOT EXISTS lab.done (n INT);\n");

        Outcome outcome = project.succeed();

        assertThat(project.log()).filteredOn(line -> line.contains("skipping")).hasSize(2);
        assertThat(outcome.scripts())
                .extracting(script -> script.figures().elapsed().toSeconds())
                .containsExactly(1L, 0L);
    }

    @Test
    void what_a_statement_says_is_heard_while_it_runs_whatever_went_before_it_in_the_message() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("2.sql", """
                CREATE OR REPLACE PROCEDURE lab.talks() AS $$
                BEGIN RAISE INFO 'halfway'; INSERT INTO lab.gate VALUES (1); END $$ LANGUAGE plpgsql;
                CALL lab.talks();
                """)
                .set("lockWaitTimeout", "20s");
        Warehouse.run("CREATE TABLE lab.gate (n INT)");
        try (Connection holder = Warehouse.cluster().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK lab.gate");
            project.listen(line -> {
                if (line.contains("halfway")) {
                    open(holder);
                }
            });

            project.succeed();
        }

        assertThat(project.log()).filteredOn(line -> line.contains("halfway")).hasSize(1);
    }

    private static void open(Connection holder) {
        try {
            holder.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_first_line_names_the_deployment_and_the_last_one_counts() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n".repeat(3)).succeed();

        List<JsonObject> all = lines();

        assertThat(all.get(0).get("deployment")).isEqualTo(project.json().get("id"));
        assertThat(all.get(0).get("format").getAsInt()).isEqualTo(1);
        assertThat(all.get(all.size() - 1).get("statements").getAsInt()).isEqualTo(3);
        assertThat(all).hasSize(5);
    }

    @Test
    void what_fails_has_a_state_and_what_was_not_sent_is_not_there() throws Exception {
        project.script("1.sql", "SELECT 1;\nINSERT INTO lab.missing VALUES ('secret');\nSELECT 2;\n");

        project.failure();

        assertThat(runs()).extracting(StatementLogTest::place).containsExactly("sql/1.sql 1:1", "sql/1.sql 2:2");
        assertThat(runs().get(1).get("sqlState").getAsString()).isEqualTo("42P01");
        assertThat(runs().get(1).toString()).doesNotContain("secret");
    }

    @Test
    void what_is_tried_again_is_told_again() throws Exception {
        Warehouse.run("CREATE TABLE lab.tries (id int)");
        Warehouse.runInPostgres("""
                CREATE FUNCTION lab.fails() RETURNS int AS $$
                BEGIN
                  IF NOT EXISTS (SELECT 1 FROM lab.tries) THEN
                    RAISE EXCEPTION USING ERRCODE = '40P01', MESSAGE = 'deadlock detected';
                  END IF;
                  RETURN 2;
                END; $$ LANGUAGE plpgsql""");
        project.listen(line -> {
            if (line.contains("tried again")) {
                mend();
            }
        });
        project.script("1.sql", """
                INSERT INTO lab.done VALUES (1);
                INSERT INTO lab.done SELECT lab.fails();
                INSERT INTO lab.done VALUES (3);
                """);

        project.succeed();

        assertThat(runs())
                .extracting(run -> run.get("statement") + " " + run.get("attempt") + " " + run.get("sqlState"))
                .containsExactly("1 1 null", "2 1 \"40P01\"", "1 2 null", "2 2 null", "3 1 null");
        assertThat(scripts().get(0).get("tries").getAsInt()).isEqualTo(2);
    }

    private static void mend() {
        try {
            Warehouse.run("INSERT INTO lab.tries VALUES (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_answer_that_came_before_the_others_tells_their_times_apart() throws Exception {
        makeSleeping();
        Warehouse.runInPostgres("""
                CREATE FUNCTION lab.says_and_sleeps() RETURNS int AS $$
                BEGIN
                  RAISE INFO 'what is said is sent at once, with the answers before it';
                  PERFORM pg_sleep(1);
                  RETURN 1;
                END; $$ LANGUAGE plpgsql""");
        project.script("1.sql", """
                INSERT INTO lab.done SELECT lab.sleeps();
                INSERT INTO lab.done SELECT lab.says_and_sleeps();
                INSERT INTO lab.done VALUES (3);
                """);

        project.succeed();

        assertThat(runs())
                .extracting(run -> time(run).toSeconds() + " " + run.get("sharedWith"))
                .containsExactly("1 0", "1 1", "1 1");
        assertThat(seconds()).containsExactly("sql/1.sql 2 0");
    }

    @Test
    void what_is_said_counts_for_the_script_that_it_is_said_in() throws Exception {
        Warehouse.runInPostgres("""
                CREATE FUNCTION lab.says() RETURNS int AS $$
                BEGIN
                  RAISE INFO 'one';
                  RAISE INFO 'two';
                  RETURN 1;
                END; $$ LANGUAGE plpgsql""");
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script("2.sql", "INSERT INTO lab.done SELECT lab.says();\nINSERT INTO lab.done SELECT lab.says();\n")
                .script("3.sql", "INSERT INTO lab.done VALUES (3);\n");

        project.succeed();

        assertThat(runs()).extracting(run -> run.get("notices").getAsInt()).containsExactly(0, 2, 2, 0);
        assertThat(scripts())
                .extracting(script -> script.get("notices").getAsInt())
                .containsExactly(0, 4, 0);
        assertThat(project.log().stream()
                        .filter(line -> line.startsWith("[") || line.contains("| "))
                        .map(line -> line.replaceAll("  .*", "")))
                .containsSubsequence("[1/3] sql/1.sql", "[2/3] sql/2.sql", "[3/3] sql/3.sql");
    }

    @Test
    void a_wait_for_a_lock_is_told() throws Exception {
        project.set("lockWaitTimeout", "30s").script("1.sql", "INSERT INTO lab.done VALUES (1);\n");
        CompletableFuture<Void> deployment;
        try (Connection holder = Warehouse.cluster().connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK lab.done");
            deployment = CompletableFuture.runAsync(this::deploy);
            Warehouse.await(
                    "it waits",
                    () -> Warehouse.query("SELECT 1 FROM pg_locks WHERE NOT granted")
                                    .size()
                            == 1);
            Thread.sleep(3_000);
            holder.rollback();
        }
        deployment.get(30, TimeUnit.SECONDS);

        JsonObject run = runs().get(0);
        assertThat(run.get("waitedMilliseconds").getAsLong()).isBetween(1_000L, 20_000L);
        assertThat(run.get("lockHolders").getAsString()).contains(" holds 'done' since ");
        assertThat(scripts().get(0).get("waitedMilliseconds")).isEqualTo(run.get("waitedMilliseconds"));
    }

    private void deploy() {
        try {
            project.succeed();
        } catch (IOException | TransportException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_answered_has_not_failed_when_only_the_last_word_is_lost() throws Exception {
        AtomicInteger lane = new AtomicInteger();
        AtomicBoolean armed = new AtomicBoolean(true);
        try (Proxied proxied = Proxied.in(root)) {
            proxied.proxy().begin(message -> {
                if (message.query().orElse("").contains("INTO lab.done")) {
                    lane.set(message.connection());
                }
                boolean ready = message.type() == 'Z' && message.connection() == lane.get();
                return ready && armed.getAndSet(false) ? Fate.cut(Portion.NOTHING) : Fate.PASSES;
            });
            new Project(root, proxied.cluster())
                    .set("transaction", "none")
                    .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                    .succeed();
        }

        assertThat(armed).isFalse();
        assertThat(runs())
                .singleElement()
                .satisfies(run -> assertThat(run.has("sqlState")).isFalse());
    }

    @Test
    void lanes_are_told_apart() throws Exception {
        makeSleeping();
        Warehouse.run("CREATE TABLE lab.other (id int)");
        project.set("parallel", "2")
                .script("1.sql", "INSERT INTO lab.done SELECT lab.sleeps();\n")
                .script("2.sql", "INSERT INTO lab.other SELECT lab.sleeps();\n");

        project.succeed();

        assertThat(runs()).extracting(run -> run.get("lane").getAsInt()).containsExactlyInAnyOrder(1, 2);
        assertThat(seconds()).containsExactly("sql/1.sql 1 0", "sql/2.sql 1 0");
    }

    @Test
    void a_hundred_thousand_statements_fit_into_little_memory() throws Exception {
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n".repeat(100_000));

        Process child = DeployInChild.start(root, Warehouse.local().connectionFile(), List.of("-Xmx128m"));

        assertThat(child.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(root.resolve("child.log"))).endsWith("done\n");
        assertThat(lines()).hasSize(100_002);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_and_ends_nothing() throws Exception {
        Files.createDirectories(root.resolve("reports/statements.jsonl/full"));
        project.script("1.sql", "INSERT INTO lab.done VALUES (1);\n").succeed();

        assertThat(project.log()).anyMatch(line -> line.contains("'statements.jsonl' could not be written: "));
    }

    private List<JsonObject> lines() throws IOException {
        return Files.readAllLines(root.resolve("reports/statements.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private List<JsonObject> runs() throws IOException {
        return lines().stream().filter(line -> line.has("script")).toList();
    }

    private static String place(JsonObject run) {
        return run.get("script").getAsString() + " " + run.get("statement") + ":" + run.get("line");
    }

    private static Duration time(JsonObject run) {
        return Duration.between(
                Instant.parse(run.get("began").getAsString()),
                Instant.parse(run.get("ended").getAsString()));
    }
}
