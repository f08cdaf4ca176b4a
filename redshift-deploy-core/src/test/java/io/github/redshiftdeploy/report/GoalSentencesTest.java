package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.Amendment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence with which a goal ends. */
class GoalSentencesTest {

    private static final Diagnostic FAILURE = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, "no such table");

    @ParameterizedTest
    @CsvSource({
        "0, REPAIRED, 0 scripts count as applied with the text they have now",
        "1, REPAIRED, 1 script counts as applied with the text it has now",
        "2, REPAIRED, 2 scripts count as applied with the text they have now",
        "1, FORGOTTEN, 1 script is forgotten",
        "3, FORGOTTEN, 3 scripts are forgotten",
    })
    void a_repair_says_how_many_scripts_it_was_about(int scripts, ScriptState state, String sentence) {
        assertThat(StatusReport.repair(amendments(scripts, state))).last().isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 scripts are new to the history and count as applied from now on",
        "1, 1 script is new to the history and counts as applied from now on",
        "2, 2 scripts are new to the history and count as applied from now on",
    })
    void a_baseline_says_how_many_scripts_are_new(int scripts, String sentence) {
        List<Amendment> amendments = amendments(scripts, ScriptState.BASELINE);

        assertThat(StatusReport.baseline(amendments))
                .startsWith(StatusReport.lines(amendments).toArray(String[]::new))
                .last()
                .isEqualTo(sentence);
    }

    @Test
    void a_lease_is_held_or_not() {
        Holder holder = new Holder("d1", "ann", null, "09:12", 240, 60);

        assertThat(StatusReport.line(Optional.empty())).isEqualTo("nobody holds the lease");
        assertThat(StatusReport.line(Optional.of(holder))).startsWith("the lease is held by 'd1' of ann");
        assertThat(StatusReport.removed(holder)).startsWith("removed the lease of 'd1' of ann");
    }

    @Test
    void a_deployment_fails_with_a_sentence_and_says_once_why() {
        Outcome failed = outcome(State.FAILED, FAILURE);
        Outcome cancelled = outcome(State.CANCELLED, FAILURE);
        Outcome succeeded = new Outcome(State.SUCCEEDED, List.of(), null, List.of(), 1, List.of());

        assertThat(Console.verdict(failed)).contains("the deployment failed; see above for what is committed");
        assertThat(Console.verdict(cancelled)).contains("the deployment cancelled; see above for what is committed");
        assertThat(Console.verdict(succeeded)).isEmpty();
        assertThat(Console.unsaid(failed)).contains(FAILURE);
        assertThat(Console.unsaid(cancelled)).isEmpty();
        assertThat(Console.unsaid(succeeded)).isEmpty();
    }

    @Test
    void a_validation_fails_for_what_it_is_told() {
        assertThat(Console.verdict(ValidationReportsTest.mixed(), FailOn.NEVER)).isEmpty();
        assertThat(Console.verdict(ValidationReportsTest.mixed(), FailOn.ERROR))
                .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("; see above"));
    }

    private static Outcome outcome(State state, Diagnostic failure) {
        return new Outcome(state, List.of(), failure, List.of(), 1, List.of());
    }

    private static List<Amendment> amendments(int scripts, ScriptState state) {
        ScriptRow row = new ScriptRow(
                "d1", 1, null, "a.sql", "0123456789", RunPolicy.ONCE, state, 1, 1, null, 0, 0, null, null);
        return Collections.nCopies(scripts, new Amendment(null, row));
    }
}
