package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.execute.ScriptFigures;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.Inputs;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.PassedOver;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptText;
import io.github.redshiftdeploy.script.SessionLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of some scripts. */
final class Outcomes {

    /** The checksum of every script here. */
    static final String CHECKSUM = "c0ffee00".repeat(8);

    private Outcomes() {}

    static List<ScriptOutcome> failed() {
        return List.of(
                new ScriptOutcome(step("sql/1.sql"), State.SUCCEEDED, 5, 5, 12_345, figures(1_234, 0), null),
                new ScriptOutcome(step("sql/2.sql"), State.FAILED, 2, 0, 0, figures(15, 1), null),
                new ScriptOutcome(step("sql/3.sql"), State.NOT_RUN, 0, 0, 0, ScriptFigures.NONE, null));
    }

    /** Returns those of a script whose time is that of some others too. */
    static ScriptFigures figures(long milliseconds, int others) {
        Instant began = Instant.parse("2026-11-21T08:00:01Z");
        return new ScriptFigures(began, began.plusMillis(milliseconds), others, 3, Duration.ofMillis(2), 1);
    }

    static Step step(String name) {
        return new Step(outline(name), ScriptEffects.NONE, List.of(), Action.RUN, "runs always", 0, null);
    }

    static Outline outline(String name) {
        Script script = new Script(
                name,
                new ScriptText.InFile(Path.of("orders.sql"), StandardCharsets.UTF_8),
                RunPolicy.ALWAYS,
                TransactionPolicy.AUTO);
        return new Outline(script, CHECKSUM, 5, List.of(), SessionLog.NOTHING, Inputs.NONE, PassedOver.NONE, List.of());
    }
}
