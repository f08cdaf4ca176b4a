package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.ScriptStatus.State;
import io.github.redshiftdeploy.script.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How scripts stand to the history, and what a person may say of them. */
class ScriptStatusTest {

    private static final List<String> NAMES = List.of(
            "a_new.sql",
            "b_applied.sql",
            "c_changed.sql",
            "d_failed.sql",
            "e_partial.sql",
            "f_baseline.sql",
            "g_repaired.sql",
            "h_in_doubt.sql");

    @TempDir
    Path root;

    private final Map<String, ScriptRow> latest = new LinkedHashMap<>();
    private List<Outline> outlines = List.of();

    @BeforeEach
    void history() throws IOException {
        for (String name : NAMES) {
            Files.writeString(root.resolve(name), "SELECT 1;\nSELECT 2;\n");
        }
        outlines = Outlines.in(root, Map.of("run", "once"));
        String same = outlines.get(0).checksum();
        row("b_applied.sql", same, ScriptState.SUCCEEDED, 2, 0);
        row("c_changed.sql", "other", ScriptState.SUCCEEDED, 2, 0);
        row("d_failed.sql", same, ScriptState.FAILED, 0, 0);
        row("e_partial.sql", same, ScriptState.CANCELLED, 1, 0);
        row("f_baseline.sql", same, ScriptState.BASELINE, 2, 0);
        row("g_repaired.sql", same, ScriptState.REPAIRED, 2, 0);
        row("h_in_doubt.sql", same, ScriptState.RUNNING, 0, 1);
        row("z_gone.sql", same, ScriptState.SUCCEEDED, 2, 0);
    }

    @Test
    void each_script_stands_to_the_history_in_one_way() {
        List<ScriptStatus> all = ScriptStatus.of(outlines, latest);

        assertThat(all)
                .extracting(ScriptStatus::state)
                .containsExactly(
                        State.PENDING,
                        State.APPLIED,
                        State.CHANGED,
                        State.FAILED,
                        State.PARTIAL,
                        State.APPLIED,
                        State.APPLIED,
                        State.PARTIAL,
                        State.MISSING);
        assertThat(all).extracting(ScriptStatus::script).startsWith("a_new.sql").endsWith("z_gone.sql");
        assertThat(all.get(8).run()).isNull();
        assertThat(all.get(0).run()).isEqualTo(RunPolicy.ONCE);
    }

    @Test
    void what_failed_or_was_cut_off_is_unfinished() {
        assertThat(State.values()).filteredOn(State::unfinished).containsExactlyInAnyOrder(State.FAILED, State.PARTIAL);
    }

    @Test
    void a_history_is_as_bad_as_its_worst_script() {
        List<ScriptStatus> all = new ArrayList<>(ScriptStatus.of(outlines, latest));
        List<State> seen = new ArrayList<>();
        while (!all.isEmpty()) {
            State worst = new Status(all, List.of(), null).worst();
            seen.add(worst);
            all.removeIf(status -> status.state() == worst);
        }

        assertThat(seen).isEqualTo(ScriptStatus.WORST_FIRST);
        assertThat(new Status(List.of(), List.of(), null).worst()).isEqualTo(State.APPLIED);
    }

    @Test
    void a_baseline_says_that_what_was_never_applied_is() {
        List<Amendment> amendments = Amendments.baseline(outlines, latest, "d2");

        assertThat(amendments)
                .extracting(amendment -> amendment.after().position() + " "
                        + amendment.after().path() + " " + amendment.after().state())
                .containsExactly(
                        "1 a_new.sql BASELINE",
                        "4 d_failed.sql BASELINE",
                        "5 e_partial.sql BASELINE",
                        "8 h_in_doubt.sql BASELINE");
        assertThat(amendments.get(0).before()).isNull();
        assertThat(amendments.get(1).before()).isEqualTo(latest.get("d_failed.sql"));
    }

    @Test
    void a_repair_says_that_what_failed_or_changed_is_as_it_should_be() {
        List<Amendment> amendments = Amendments.repair(outlines, latest, "d2");

        assertThat(amendments)
                .extracting(amendment -> amendment.after().position() + " "
                        + amendment.after().path() + " " + amendment.after().state())
                .containsExactly(
                        "3 c_changed.sql REPAIRED",
                        "4 d_failed.sql REPAIRED",
                        "5 e_partial.sql REPAIRED",
                        "8 h_in_doubt.sql REPAIRED");
        assertThat(amendments.get(0).after().checksum())
                .isEqualTo(outlines.get(2).checksum());
        assertThat(amendments.get(0).after().committed()).isEqualTo(2);
    }

    private void row(String name, String checksum, ScriptState state, int committed, int alone) {
        latest.put(
                name,
                new ScriptRow(
                        "d1",
                        1,
                        null,
                        name,
                        checksum,
                        RunPolicy.ONCE,
                        state,
                        2,
                        committed,
                        null,
                        0,
                        alone,
                        null,
                        null));
    }
}
