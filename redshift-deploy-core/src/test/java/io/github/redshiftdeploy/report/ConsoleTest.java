package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final String HOSTILE =
            "::add-mask::x\n::set-output name=a::b\r##[error]no\r\n \u001B[2J::stop-commands::t\u0007\u0085::x\f::y";

    private final List<String> lines = new ArrayList<>();
    private final Console console = new Console(lines::add);

    @Test
    void tells_a_deployment_line_by_line() throws IOException {
        List<ScriptOutcome> outcomes = Outcomes.failed();

        console.begin(
                "20261121-080000-0123abcd",
                "prod",
                "dw.example.com:5439, database dev",
                new Audit("alice", "0123abcd", "main", "https://github.com/acme/dw/actions/runs/1/attempts/1", "DW-7"));
        console.scriptStarted(outcomes.get(0).step(), 1, 3);
        console.message("NOTICE", "table \"x\" does not exist, skipping\nand more");
        console.rows(new Rows(
                List.of("port", "passengers"),
                List.of(new Row(List.of("Rotterdam", "1200")), new Row(Arrays.asList(null, "n".repeat(60)))),
                true));
        console.scriptEnded(outcomes.get(0), 1, 3);
        console.scriptStarted(outcomes.get(1).step(), 2, 3);
        console.scriptEnded(outcomes.get(1), 2, 3);
        console.recorded(new Outcome(State.FAILED, outcomes, null, List.of(), 7, List.of()), Duration.ofSeconds(61));

        Corpus.check(Path.of("src/test/resources/report/console.txt"), String.join("\n", lines) + "\n");
    }

    @Test
    void tells_no_more_of_the_person_than_is_known() {
        console.begin("id", "dev", "localhost", new Audit("alice", null, null, null, null));

        assertThat(lines).containsExactly("deployment id to dev (localhost)", "by alice");
    }

    @Test
    void an_empty_result_has_its_columns() {
        console.rows(new Rows(List.of("a", "b"), List.of(), false));

        assertThat(lines).containsExactly("    | a  b", "    | -  -", "    | 0 rows");
    }

    @Test
    void a_wide_value_is_cut_between_letters() {
        console.rows(new Rows(List.of("a", "b"), List.of(new Row(List.of("😀".repeat(30), ""))), false));

        assertThat(lines).contains("    | " + "😀".repeat(19) + "…");
    }

    @Test
    void the_only_column_may_be_wider() {
        String plan = "Seq Scan on orders ".repeat(5) + "end";

        console.rows(new Rows(List.of("QUERY PLAN"), List.of(new Row(List.of(plan))), false));

        assertThat(lines).contains("    | " + plan);
    }

    @Test
    void shows_a_definition_line_by_line() {
        console.rows(
                new Rows(List.of("definition"), List.of(new Row(List.of("CREATE TABLE t (\n\tid INT\n)"))), false));

        assertThat(lines)
                .containsExactly(
                        "    | definition",
                        "    | ----------------",
                        "    | CREATE TABLE t (",
                        "    |  id INT",
                        "    | )",
                        "    | 1 row");
    }

    @Test
    void hostile_text_begins_no_line_and_commands_nothing() {
        ScriptOutcome outcome =
                new ScriptOutcome(Outcomes.step(HOSTILE), State.CANCELLED, 1, 0, 0, Outcomes.figures(1, 0), null);
        Diagnostic problem = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, HOSTILE)
                .at(new Place(HOSTILE, 1, 1, HOSTILE))
                .note("hint: " + HOSTILE)
                .help(HOSTILE);

        console.begin("id", HOSTILE, HOSTILE, new Audit(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE));
        console.scriptStarted(outcome.step(), 1, 1);
        console.message(HOSTILE, HOSTILE);
        console.rows(new Rows(List.of(HOSTILE, "b"), List.of(new Row(List.of(HOSTILE, HOSTILE))), false));
        console.scriptEnded(outcome, 1, 1);
        lines.addAll(Console.lines(problem));

        assertThat(lines)
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("\n", "\r", "\f", "\u001B", "\u0007", "\u0085", "##[")
                        .matches(ConsoleTest::isNoCommand));
    }

    /** GitHub takes a command where a line begins, spaces aside. */
    private static boolean isNoCommand(String line) {
        return !line.stripLeading().startsWith("::");
    }
}
