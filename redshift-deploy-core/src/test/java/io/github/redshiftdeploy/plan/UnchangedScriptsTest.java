package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.ScriptDigest;
import io.github.redshiftdeploy.script.ScriptDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When digests and rows suffice to say that nothing is to do. */
class UnchangedScriptsTest {

    @TempDir
    Path root;

    @Test
    void scripts_that_are_applied_as_they_are_make_a_plan_that_does_nothing() throws IOException {
        ScriptDigest script = digest("once", "-- redshift-deploy: run=on-change\nthis is no SQL");

        Optional<Plan> plan = plan(script, row(script.checksum(), ScriptState.SUCCEEDED, ""), false);

        assertThat(plan).hasValueSatisfying(nothing -> {
            assertThat(nothing.running()).isEmpty();
            assertThat(nothing.steps()).singleElement().satisfies(step -> {
                assertThat(step.action()).isEqualTo(Action.SKIP);
                assertThat(step.reason()).isEqualTo("applied by d1");
                assertThat(step.outline().statements()).isEqualTo(4);
            });
        });
    }

    @ParameterizedTest
    @CsvSource({
        "once, SUCCEEDED, same, '', false, true",
        "once, BASELINE, same, , false, true",
        "once, SUCCEEDED, same, salt a=1, true, true",
        "once, SUCCEEDED, other, '', false, false",
        "once, FAILED, same, '', false, false",
        "once, RUNNING, same, '', false, false",
        "once, FORGOTTEN, same, '', false, false",
        "on-change, REPAIRED, same, '', false, true",
        "on-change, SUCCEEDED, same, , false, true",
        "on-change, SUCCEEDED, same, '', true, false",
        "on-change, SUCCEEDED, same, salt a=1, false, false",
        "on-change, SUCCEEDED, other, '', false, false",
        "always, SUCCEEDED, same, '', false, false",
    })
    void a_script_needs_no_closer_look_when_it_is_applied_as_it_is(
            String run, ScriptState state, String text, @Nullable String inputs, boolean placeholders, boolean nothing)
            throws IOException {
        ScriptDigest script = digest(run, "SELECT 1");
        String checksum = text.equals("same") ? script.checksum() : text;

        assertThat(plan(script, row(checksum, state, inputs), placeholders).isPresent())
                .isEqualTo(nothing);
    }

    @Test
    void a_script_without_a_row_needs_a_closer_look_and_so_does_a_set_without_scripts() throws IOException {
        ScriptDigest script = digest("once", "SELECT 1");

        assertThat(Planner.nothingToDo(List.of(script), Map.of(), false)).isEmpty();
        assertThat(Planner.nothingToDo(List.of(), Map.of(), false)).isEmpty();
    }

    private static Optional<Plan> plan(ScriptDigest script, ScriptRow row, boolean placeholders) {
        return Planner.nothingToDo(List.of(script), Map.of(row.path(), row), placeholders);
    }

    private ScriptDigest digest(String run, String text) throws IOException {
        Files.writeString(root.resolve("a.sql"), text);
        ScriptConfig config =
                ScriptConfig.of(root, SqlSet.standard(), Map.of(), new Settings(Map.of("path", ".", "run", run)));
        return ScriptDigests.read(Discovery.discover(config), config)
                .orElseThrow()
                .get(0);
    }

    private static ScriptRow row(String checksum, ScriptState state, @Nullable String inputs) {
        return new ScriptRow("d1", 1, null, "a.sql", checksum, RunPolicy.ONCE, state, 4, 4, null, 0, 0, null, inputs);
    }
}
