package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.ReleasePart;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.report.ReleaseReport.Part;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Leg;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a release is made of. A leg begins when the one before it is done; to its targets it may be deployed at once.
 *
 * @param targets all targets, in their order
 * @param legs the legs, each with its targets
 * @param chain what the legs need of each other
 */
record Release(List<String> targets, List<Leg> legs, ChainOrder chain) {

    Release {
        targets = List.copyOf(targets);
        legs = List.copyOf(legs);
    }

    /**
     * Finds the legs in what the orderings say, after checking the scripts of every target: what is wrong for any of
     * them is told before there is a change to one.
     */
    static Release of(List<GoalSettings> each, Clock clock) throws IOException {
        Mistakes mistakes = new Mistakes(each.size());
        Map<String, ScriptEffects> effects = new HashMap<>();
        for (GoalSettings one : each) {
            String target = one.target().name();
            mistakes.collect(target, () -> {
                ValidateConfig checks = one.beforeDeployment();
                Validation validation = new Validator(clock).validateAll(checks);
                mistakes.add(target, validation.errors());
                validation.scripts().forEach(script -> effects.put(script.name(), script.effects()));
            });
        }
        mistakes.check();
        ScriptConfig scripts = each.get(0).beforeDeployment().scripts();
        TargetScope scope = scripts.scope();
        Discovered all = Discovery.discover(scripts.within(TargetScope.of(scope.names(), scope.release())), none -> {});
        ChainOrder chain = new ChainOrder(all.legs(), effects);
        List<Diagnostic> problems = chain.problems();
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
        return new Release(scope.release(), all.legs(), chain);
    }

    /** Returns its deployments, in their order. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int leg = 0; leg < legs.size(); leg++) {
            for (String target : legs.get(leg).targets()) {
                parts.add(Part.waiting(target, leg + 1, legsFrom(0, target) == 1 ? "" : "leg-" + (leg + 1)));
            }
        }
        return parts;
    }

    private int legsFrom(int first, String target) {
        return (int) legs.subList(first, legs.size()).stream()
                .filter(leg -> leg.targets().contains(target))
                .count();
    }

    /** Returns how one of its deployments is configured. */
    DeployConfig configure(GoalSettings told, DeployConfig config, Part part, String id) throws IOException {
        ReleasePart place = new ReleasePart(id, targets, legsFrom(part.leg(), part.target()));
        ScriptConfig scripts = config.scripts();
        return config.as(
                scripts.within(scripts.scope().in(part.leg() - 1)),
                config.run().in(place),
                ReportFolder.of(told, part.folder()));
    }
}
