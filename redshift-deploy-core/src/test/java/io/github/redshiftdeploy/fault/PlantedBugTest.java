package io.github.redshiftdeploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.fault.Fault.Kind;
import io.github.redshiftdeploy.testkit.fault.Verdict;
import io.github.redshiftdeploy.testkit.wire.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness sees what it is there to see: of each kind of fault a bug is planted that it finds, and without the bug
 * it finds nothing. Most bugs are planted on the way: what the deployer sends is changed as one would send it who had
 * not thought of that kind.
 */
final class PlantedBugTest {
    private static final Pattern ROW = Pattern.compile("^INSERT INTO \\S*script\\b.*", Pattern.DOTALL);

    private static final UnaryOperator<String> SOUND = UnaryOperator.identity();

    @TempDir
    private Path folder;

    private Lane lane;

    @BeforeEach
    void openALane() throws Exception {
        lane = open(Scenario.read(Path.of("")));
    }

    @AfterEach
    void closeTheLane() throws Exception {
        lane.close();
    }

    private Lane open(Scenario scenario) throws Exception {
        Path place = folder.resolve(scenario.shared() ? "two" : "one");
        Lane opened = Lane.open("planted", place, scenario, Warehouse.local());
        ServerErrors.install(opened.database());
        opened.prepare();
        return opened;
    }

    @Test
    void a_history_row_outside_of_the_transaction_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        List<Verdict<Fault>> sound = new ArrayList<>();
        List<Verdict<Fault>> planted = new ArrayList<>();
        for (int row : rows(undisturbed.statements())) {
            List<Fault> before = List.of(Fault.of(Kind.DIVISION, row));
            List<Fault> behind = List.of(Fault.of(Kind.DIVISION, row + 1));
            sound.add(new Trial(lane, undisturbed, before, Map.of()).run());
            planted.add(new Trial(lane, undisturbed, behind, Map.of(), PlantedBugTest::rowBehindCommit).run());
        }

        assertThat(sound)
                .hasSizeGreaterThan(5)
                .allMatch(verdict -> verdict.problems().isEmpty());
        assertThat(planted).noneMatch(verdict -> verdict.problems().isEmpty());
        assertThat(String.join("\n", planted.get(0).problems()))
                .contains("it says that 025:2 is not committed", "025:2 is there 2 times");
    }

    @Test
    void a_call_that_commits_in_its_middle_and_is_taken_for_undone_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        UnaryOperator<String> noDoubt = text -> text.contains("085-parts.sql")
                ? text.replaceAll("(INSERT INTO \\S*script .*), 2, SYSDATE, ", "$1, 0, SYSDATE, ")
                : text;

        for (Kind kind : List.of(Kind.CALL_ERROR, Kind.CALL_CANCELLED, Kind.CALL_TERMINATED, Kind.CALL_CUT)) {
            List<Fault> faults = List.of(Fault.of(kind, 1));
            assertThat(problems(undisturbed, faults, SOUND))
                    .as("sound, %s", kind)
                    .isEmpty();
            assertThat(problems(undisturbed, faults, noDoubt))
                    .as("planted, %s", kind)
                    .anyMatch(problem -> problem.contains("has begun 2 times"));
        }
    }

    @Test
    void a_successor_that_does_not_fence_off_the_other_user_is_found_out() throws Exception {
        lane.close();
        lane = open(Scenario.ofTwoUsers(Path.of("")));
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        int at = messageWith("VALUES ('140', 1)");
        List<Fault> late = List.of(new Fault(Kind.ALL_LINGER, at, 2 * Fault.LINGERING - at % Fault.LINGERING));
        UnaryOperator<String> noFence = text -> text.replaceAll(
                "SELECT COUNT\\(n\\), SYSDATE::TIMESTAMPTZ AS began FROM \\S+fence_\\w+\"",
                "SELECT 0, SYSDATE::TIMESTAMPTZ AS began"); // A row, as the fence has: messages are counted.

        assertThat(problems(undisturbed, late, SOUND)).isEmpty();
        assertThat(problems(undisturbed, late, noFence))
                .anyMatch(problem ->
                        problem.contains("140:1 is there 2 times") || problem.contains("too much: [done: 140"));
    }

    @Test
    void a_doubt_that_another_scripts_statement_settles_is_found_out() throws Exception {
        Map<String, String> settings = Map.of("retries", "0");
        Undisturbed undisturbed = Undisturbed.in(lane, false, settings);
        List<Fault> lost = List.of(Fault.of(Kind.CUT_BEFORE, messageWith("VALUES ('065_', 1)")));
        UnaryOperator<String> like = text -> text.replaceAll(
                "LEFT\\(query_text, \\d+\\) = '/\\* redshift-deploy key=\\w+ ' ORDER",
                "query_text LIKE '/* redshift-deploy key=%script=sql/065_alike.sql statement=1 %' ORDER");

        assertThat(problems(undisturbed, lost, settings, SOUND)).isEmpty();
        assertThat(problems(undisturbed, lost, settings, like))
                .anyMatch(problem ->
                        problem.contains("065_:1 is not there") || problem.contains("missing: [done: 065_, 1"));
    }

    @Test
    void a_resume_with_another_value_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        List<Fault> changed = List.of(
                Fault.of(Kind.DIVISION, statement(undisturbed, "VALUES ('045', 4)")), Fault.of(Kind.OTHER_VALUE, 1));
        UnaryOperator<String> noInputs = text -> text.replaceAll("'[0-9a-f]{16} [^']*tint=[0-9a-f]+[^']*'", "NULL")
                .replaceAll(", '[0-9a-f]{64}', 0, SYSDATE", ", NULL, 0, SYSDATE");

        assertThat(problems(undisturbed, changed, SOUND)).isEmpty();
        assertThat(problems(undisturbed, changed, noInputs))
                .anyMatch(problem -> problem.contains("045 has run with two values of a placeholder"));
    }

    @Test
    void a_deployment_that_waits_for_ever_for_a_silent_network_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        int at = messageWith("VALUES ('100', 2)");

        for (Kind kind : List.of(Kind.SILENT, Kind.LOSSY)) {
            List<Fault> silence = List.of(Fault.of(kind, at));
            assertThat(problems(undisturbed, silence, SOUND))
                    .as("sound, %s", kind)
                    .isEmpty();
            Trial deaf = new Trial(lane, undisturbed, silence, Map.of("networkTimeout", "1h"))
                    .patience(Duration.ofSeconds(6));
            assertThat(deaf.run().problems()).as("planted, %s", kind).contains("attempt 1 hangs");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void a_deployment_that_does_not_hear_signals_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        List<Fault> signal = List.of(Fault.of(Kind.CALL_SIGNAL, 1));
        Map<String, String> settings = Map.of("leaseDuration", "5s");

        assertThat(problems(undisturbed, signal, settings, SOUND)).isEmpty();
        lane.childOptions("-Xrs");
        assertThat(problems(undisturbed, signal, settings, SOUND))
                .anyMatch(problem -> problem.contains("it has ended, and report.json says that it is running"));
    }

    @Test
    void a_history_whose_damage_is_overlooked_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        List<Fault> lost = List.of(
                Fault.of(Kind.DIVISION, statement(undisturbed, "VALUES ('100', 2)")), Fault.of(Kind.ROWS_LOST, 1));
        UnaryOperator<String> blind =
                text -> text.replace("WHERE d.script_rows > COALESCE(s.found, 0)", "WHERE d.script_rows < 0");

        assertThat(problems(undisturbed, lost, SOUND)).isEmpty();
        assertThat(problems(undisturbed, lost, blind))
                .anyMatch(problem -> problem.contains("ROWS_LOST was not noticed"));
    }

    @Test
    void a_history_that_knows_projects_by_less_than_their_names_is_found_out() throws Exception {
        Undisturbed undisturbed = Undisturbed.in(lane, false, Map.of());
        List<Fault> neighbour = List.of(
                Fault.of(Kind.DIVISION, statement(undisturbed, "VALUES ('100', 2)")), Fault.of(Kind.OTHER_PROJECT, 1));
        UnaryOperator<String> short_ = text -> text.replace("'com.example.other:project'", "'project'");

        assertThat(problems(undisturbed, neighbour, SOUND)).isEmpty();
        assertThat(problems(undisturbed, neighbour, short_)).anyMatch(problem -> problem.contains("the tables differ"));
    }

    private List<String> problems(Undisturbed expected, List<Fault> faults, UnaryOperator<String> rewriting)
            throws Exception {
        return problems(expected, faults, Map.of(), rewriting);
    }

    private List<String> problems(
            Undisturbed expected, List<Fault> faults, Map<String, String> settings, UnaryOperator<String> rewriting)
            throws Exception {
        Verdict<Fault> verdict = new Trial(lane, expected, faults, settings, rewriting).run();
        assertThat(verdict.faults())
                .as("what happened")
                .extracting(Fault::kind)
                .containsAll(faults.stream().map(Fault::kind).toList());
        return verdict.problems();
    }

    private static int statement(Undisturbed undisturbed, String part) {
        List<String> statements = undisturbed.statements();
        for (int index = 0; index < statements.size(); index++) {
            if (statements.get(index).contains(part)) {
                return index + 1;
            }
        }
        throw new IllegalArgumentException("no statement has " + part);
    }

    /** Returns the number of the message of an undisturbed deployment that has a text in it. */
    private int messageWith(String part) throws Exception {
        int[] number = new int[1];
        lane.reset(false);
        lane.proxy().begin(message -> {
            if (number[0] == 0 && message.query().orElse("").contains(part)) {
                number[0] = message.number();
            }
            return Fate.PASSES;
        });
        lane.release(Map.of()).succeed();
        lane.calm();
        return number[0];
    }

    /** Returns the numbers of those rows of the history that are followed by a COMMIT of the script. */
    private static List<Integer> rows(List<String> statements) {
        List<Integer> rows = new ArrayList<>();
        for (int index = 1; index + 1 < statements.size(); index++) {
            if (isPlace(statements, index) && statements.get(index - 1).contains("INSERT INTO planted.done")) {
                rows.add(index + 1);
            }
        }
        return rows;
    }

    private static boolean isPlace(List<String> statements, int index) {
        return ROW.matcher(statements.get(index)).matches()
                && statements.get(index + 1).equals("COMMIT");
    }

    private static String rowBehindCommit(String text) {
        Statements statements = Statements.of(text);
        String changed = text;
        for (int index = 0; index + 1 < statements.size(); index++) {
            if (isPlace(statements.texts(), index)) {
                changed = statements.swapped(index);
                statements = Statements.of(changed);
                index++;
            }
        }
        return changed;
    }
}
