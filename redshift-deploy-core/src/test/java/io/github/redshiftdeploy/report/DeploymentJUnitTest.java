package io.github.redshiftdeploy.report;

import static io.github.redshiftdeploy.report.ValidationReportsTest.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptFigures;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DeploymentJUnitTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/deployment");
    private static final Instant BEGUN = Instant.parse("2026-11-21T08:00:00Z");
    private static final Diagnostic FAILURE = Diagnostic.error(
                    ExecuteCode.STATEMENT_FAILED,
                    "column \"totl\" does not exist (SQLSTATE 42703), at statement 3 of 5")
            .at(new Place("sql/2.sql", 12, 8, "SELECT totl"))
            .note("committed: 1 script before it")
            .help("name a column");

    @TempDir
    private Path folder;

    @Test
    void a_deployment_that_runs_or_was_cut_off_is_a_test_that_failed() throws IOException {
        new DeploymentJUnit(folder).begun(begun());

        Corpus.check(GOLDEN.resolve("TEST-execute-running.xml"), xml());
    }

    @Test
    void every_script_is_a_test() throws IOException {
        Step applied = new Step(
                Outcomes.outline("sql/0.sql"),
                ScriptEffects.NONE,
                List.of(),
                Action.SKIP,
                "applied by 20261120-080000-0123abcd",
                5,
                null);
        List<ScriptOutcome> scripts = List.of(
                new ScriptOutcome(applied, State.SKIPPED, 0, 0, 0, ScriptFigures.NONE, null),
                new ScriptOutcome(
                        Outcomes.step("sql/1.sql"), State.SUCCEEDED, 5, 5, 12_345, Outcomes.figures(1_234, 0), null),
                new ScriptOutcome(Outcomes.step("sql/2.sql"), State.FAILED, 2, 0, 0, Outcomes.figures(15, 1), FAILURE),
                new ScriptOutcome(Outcomes.step("sql/3.sql"), State.CANCELLED, 3, 1, 0, Outcomes.figures(7, 0), null),
                new ScriptOutcome(Outcomes.step("sql/4.sql"), State.NOT_RUN, 0, 0, 0, ScriptFigures.NONE, null));

        end(State.FAILED, outcome(State.FAILED, scripts, FAILURE), List.of(ValidationReportsTest.DELETE, FAILURE));

        Corpus.check(GOLDEN.resolve("TEST-execute.xml"), xml());
    }

    @Test
    void a_deployment_that_did_not_begin_is_a_test_that_failed() throws IOException {
        Diagnostic refused = Diagnostic.error(ConnectCode.FAILED, "no answer from 'dw.example.com:5439' within 10 s")
                .help("check the security group");

        end(State.FAILED, null, List.of(refused));

        Corpus.check(GOLDEN.resolve("TEST-execute-refused.xml"), xml());
    }

    @Test
    void what_ended_without_a_word_is_a_test_that_failed_too() throws Exception {
        end(State.CANCELLED, null, List.of());

        assertThat(suite().getAttribute("failures")).isEqualTo("1");
        assertThat(suite().getAttribute("tests")).isEqualTo("1");
    }

    @Test
    void a_deployment_whose_end_the_history_does_not_know_is_a_test_beside_its_scripts() throws Exception {
        Diagnostic unknown = Diagnostic.error(ExecuteCode.HISTORY_FAILED, "the end could not be written");
        List<ScriptOutcome> scripts = Outcomes.failed().subList(0, 1);

        end(State.FAILED, outcome(State.FAILED, scripts, unknown), List.of(unknown));

        assertThat(suite().getAttribute("failures")).isEqualTo("1");
        assertThat(suite().getAttribute("tests")).isEqualTo("2");
    }

    @Test
    void a_deployment_that_succeeded_has_no_test_that_failed() throws Exception {
        end(State.SUCCEEDED, outcome(State.SUCCEEDED, Outcomes.failed().subList(0, 1), null), List.of());

        assertThat(suite().getAttribute("failures")).isEqualTo("0");
        assertThat(suite().getAttribute("tests")).isEqualTo("1");
    }

    @Test
    void text_from_scripts_and_servers_is_no_markup_and_no_command() throws Exception {
        Diagnostic failure = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, HOSTILE)
                .at(new Place(HOSTILE, 1, 1, HOSTILE))
                .help(HOSTILE);
        ScriptOutcome script =
                new ScriptOutcome(Outcomes.step(HOSTILE), State.FAILED, 1, 0, 0, Outcomes.figures(1, 0), failure);

        end(State.FAILED, outcome(State.FAILED, List.of(script), failure), List.of(failure));

        assertThat(suite().getElementsByTagName("failure").item(0).getTextContent())
                .contains("<script>alert(1)</script>");
        assertThat(xml().lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
    }

    private void end(State state, @Nullable Outcome outcome, List<Diagnostic> problems) throws IOException {
        DeploymentJUnit format = new DeploymentJUnit(folder);
        format.begun(begun());
        format.ended(begun().ended(BEGUN.plusSeconds(61), state, outcome, problems));
    }

    private static Outcome outcome(State state, List<ScriptOutcome> scripts, @Nullable Diagnostic failure) {
        return new Outcome(state, scripts, failure, List.of(), 7, List.of());
    }

    private static DeploymentReport begun() {
        return DeploymentReport.begun(
                "20261121-080000-0123abcd", "prod", "dev", new Audit("alice", null, null, null, null), BEGUN);
    }

    private String xml() throws IOException {
        return Files.readString(folder.resolve("TEST-execute.xml"));
    }

    private Element suite() throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("TEST-execute.xml").toFile());
        return document.getDocumentElement();
    }
}
