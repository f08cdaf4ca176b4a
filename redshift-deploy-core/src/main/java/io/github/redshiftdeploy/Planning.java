package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Past;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Outlook;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Planner;
import io.github.redshiftdeploy.plan.Ties;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Prefix;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Leads scripts and history to a plan; a plan that is only shown and one that is executed come from here. */
final class Planning {

    private Planning() {}

    static Plan plan(DeployConfig config, List<Outline> outlines, History history) throws IOException, SQLException {
        List<String> asking = outlines.stream()
                .map(Outline::script)
                .filter(script -> script.run() != RunPolicy.ALWAYS)
                .map(script -> script.name())
                .toList();
        Past past = history.past(config.run().name(), config.target().name(), asking);
        return plan(config.scripts(), config.run(), outlines, past);
    }

    static Plan plan(ScriptConfig scripts, RunConfig run, List<Outline> outlines, Past past) throws IOException {
        Map<String, Prefix> prefixes = new HashMap<>();
        for (Outline outline : outlines) {
            Optional<ScriptRow> row = Planner.row(outline, past, run).filter(found -> Planner.needsPrefix(found, run));
            if (row.isPresent()) {
                int read = Math.max(row.get().committed(), row.get().alone());
                Prefix prefix =
                        Prefix.read(outline.script(), scripts, read, row.get().covered());
                prefixes.put(outline.script().name(), prefix);
            }
        }
        return Planner.plan(outlines, past, prefixes, run);
    }

    static Ties ties(Validation scripts, Plan plan) {
        return Ties.of(scripts.scripts(), place -> plan.steps().get(place).action() != Action.SKIP);
    }

    static Outlook outlook(Validation scripts, Plan plan, List<String> assumptions) {
        Ties ties = ties(scripts, plan);
        return new Outlook(
                plan, IntStream.range(0, ties.size()).mapToObj(ties::of).toList(), List.of(), List.of(), assumptions);
    }
}
