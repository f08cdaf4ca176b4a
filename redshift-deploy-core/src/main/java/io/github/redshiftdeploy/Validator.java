package io.github.redshiftdeploy;

import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.ScriptSet;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.check.rule.Rules;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TestConfig;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.report.BaselineFile;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.script.ChangedScripts;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.TestScripts;
import io.github.redshiftdeploy.sqltest.TestSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leads scripts through the stages before the plan. */
final class Validator {

    private final Clock clock;
    private final Instant begun;
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private @Nullable Discovered found;

    Validator(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    /**
     * Returns the scripts when the history alone may say that none of them runs; none when one runs always, or their
     * order or choice needs a closer look.
     */
    List<Script> conditional(ScriptConfig config) throws IOException {
        Discovered scripts = discover(config);
        boolean needsLook = !mistakes.isEmpty() || scripts.byDependencies() || config.changedSince() != null;
        boolean always = scripts.scripts().stream().anyMatch(script -> script.run() == RunPolicy.ALWAYS);
        return needsLook || always ? List.of() : scripts.scripts();
    }

    private Discovered discover(ScriptConfig config) throws IOException {
        if (found == null) {
            found = Discovery.discover(config, mistakes::add);
        }
        return found;
    }

    /**
     * Reads and checks the tests of the scripts; what is wrong with them is told with what is wrong with the scripts.
     */
    TestSet tests(ScriptConfig config, CheckConfig checks, TestConfig tests) throws IOException {
        return tests(TestScripts.of(discover(config), config, tests, mistakes::add), config, checks);
    }

    private TestSet tests(List<Script> found, ScriptConfig config, CheckConfig checks) throws IOException {
        TestSet set = TestSet.read(found, config, checks, mistakes::add);
        set.withoutLeave().forEach(mistakes::add);
        return set;
    }

    /**
     * Reads and checks the tests that are chosen where no script is deployed.
     *
     * @throws DiagnosticException when one has an error
     */
    TestSet requireTests(ScriptConfig config, CheckConfig checks, TestConfig tests, Consumer<Diagnostic> warnings)
            throws IOException {
        TestSet set = tests(TestScripts.discover(config, tests, mistakes::add), config, checks);
        Validation validation = validation(List.of());
        FewerFindings.beforeDeployment(validation).forEach(warnings);
        validation.check();
        return set;
    }

    /** Checks scripts and their tests, as a deployment does before it begins. */
    Validation validateAll(ValidateConfig config) throws IOException {
        tests(config.scripts(), config.checks(), config.tests());
        return validate(config.scripts(), config.checks());
    }

    /** Checks the scripts that are chosen, as a deployment does before it begins. */
    Validation validate(ScriptConfig config, CheckConfig checks) throws IOException {
        Baseline baseline = BaselineFile.of(config, checks).read();
        Discovered scripts = discover(config);
        return validation(ScriptSet.check(
                scripts, chosen(config, scripts.scripts()), config, checks, baseline, new Rules(), mistakes::add));
    }

    /**
     * Does the same, and throws when a script has an error.
     *
     * @param warnings hears of what does not stop a deployment, as much of it as people read
     */
    Validation require(ScriptConfig config, CheckConfig checks, Consumer<Diagnostic> warnings) throws IOException {
        Validation validation = validate(config, checks);
        FewerFindings.beforeDeployment(validation).forEach(warnings);
        validation.check();
        return validation;
    }

    /** Checks the scripts that are chosen, and looks after the baseline. */
    Validation validate(ValidateConfig config) throws IOException {
        BaselineFile file = BaselineFile.of(config.scripts(), config.checks());
        Baseline baseline = config.baselineUpdate() ? file.readIfThere().acceptingAll() : file.read();
        Discovered set = discover(config.scripts());
        List<Script> scripts = set.scripts();
        List<CheckedScript> checked = ScriptSet.check(
                set,
                chosen(config.scripts(), scripts),
                config.scripts(),
                config.checks(),
                baseline,
                new Rules(),
                mistakes::add);
        Predicate<String> kept = kept(config, scripts);
        if (config.baselineUpdate()) {
            file.write(baseline.with(checked, kept));
        } else {
            file.stale(baseline.stale(checked, kept)).ifPresent(mistakes::add);
        }
        tests(config.scripts(), config.checks(), config.tests());
        return validation(checked);
    }

    private static Predicate<Script> chosen(ScriptConfig config, List<Script> scripts) throws IOException {
        return config.changedSince() == null
                ? script -> true
                : ChangedScripts.since(config.changedSince(), config.root(), scripts)::contains;
    }

    /** Tells of a script by its name whether it may be there, though it was not checked. */
    private Predicate<String> kept(ValidateConfig config, List<Script> scripts) {
        if (!config.scripts().paths().isEmpty() || !mistakes.isEmpty()) {
            return name -> true; // The set is only a part of the scripts.
        }
        return scripts.stream().map(Script::name).collect(Collectors.toSet())::contains;
    }

    private Validation validation(List<CheckedScript> checked) {
        List<String> others = found == null ? List.of() : found.others();
        return new Validation(mistakes, checked, others, Duration.between(begun, clock.instant()));
    }
}
