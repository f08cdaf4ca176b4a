package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.Check;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.RuleChecks;
import io.github.redshiftdeploy.check.ScriptSet;
import io.github.redshiftdeploy.check.SetCheck;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Discovered;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Test scripts that were read and checked.
 *
 * @param tests the scripts
 * @param checked what is known of each of them, in the same order
 */
public record TestSet(List<TestScript> tests, List<CheckedScript> checked) {

    /** There are no tests. */
    public static final TestSet NONE = new TestSet(List.of(), List.of());

    /** Rules are for what is deployed. */
    private static final RuleChecks NO_RULES = new RuleChecks() {
        @Override
        public Optional<Check> check(Rule rule) {
            return Optional.empty();
        }

        @Override
        public Optional<SetCheck<?>> setCheck(Rule rule) {
            return Optional.empty();
        }
    };

    /** Copies the lists. */
    public TestSet {
        tests = List.copyOf(tests);
        checked = List.copyOf(checked);
    }

    /**
     * Reads and checks test scripts.
     *
     * @param mistakes takes what is wrong with them, other than what they may not do
     */
    public static TestSet read(
            List<Script> scripts, ScriptConfig config, CheckConfig checks, Consumer<Diagnostic> mistakes)
            throws IOException {
        if (scripts.isEmpty()) {
            return NONE;
        }
        List<CheckedScript> checked = ScriptSet.check(
                new Discovered(scripts, false), script -> true, config, checks, Baseline.NONE, NO_RULES, mistakes);
        checked.forEach(script -> script.findings().forEach(mistakes));
        List<TestScript> tests = new ArrayList<>();
        for (Script script : scripts) {
            tests.add(TestReader.read(script, config, mistakes));
        }
        return new TestSet(tests, checked);
    }

    /** Returns the same with what the target has told of the statements. */
    public TestSet with(List<CheckedScript> settled) {
        return new TestSet(tests, settled);
    }

    /** Tells whether there are no tests. */
    public boolean isEmpty() {
        return tests.isEmpty();
    }

    /** Returns what is wrong with tests that may commit and do not say so: nothing of them runs. */
    public List<Diagnostic> withoutLeave() {
        List<Diagnostic> problems = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            TestScript test = tests.get(i);
            if (!test.commits()) {
                checked.get(i).outline().stretches().stream()
                        .filter(stretch -> stretch.statementClass() != StatementClass.TRANSACTIONAL)
                        .map(stretch -> problem(test, stretch))
                        .forEach(problems::add);
                unloads(test).forEach(problems::add);
            }
        }
        return problems;
    }

    private static Diagnostic problem(TestScript test, Outline.Stretch stretch) {
        String kind = "'" + stretch.kind() + "'";
        String why = switch (stretch.isolation()) {
            case CALL -> kind + " runs a procedure that commits";
            case UNKNOWN_OBJECT, UNKNOWN_SYNTAX -> "nobody knows whether " + kind + " commits here";
            case NONE, KIND, DATABASE, EXTERNAL_WRITE, EXTERNAL_DROP, DECLARED -> kind + does(stretch.statementClass());
        };
        return refused(test, why, stretch.start());
    }

    private static String does(StatementClass statement) {
        return switch (statement) {
            case TRANSACTIONAL, ALONE -> " cannot be rolled back";
            case COMMITS -> " commits";
            case OPENS, CLOSES, BORDER, UNDOES -> " begins or ends a transaction, and the test runs in one";
        };
    }

    /** What it writes outside of Redshift stays there. */
    private static List<Diagnostic> unloads(TestScript test) {
        return test.statements().stream()
                .map(TestStatement::statement)
                .filter(statement -> statement.kind() == StatementKind.UNLOAD)
                .map(statement -> refused(test, "'UNLOAD' writes files that no rollback removes", statement.start()))
                .toList();
    }

    private static Diagnostic refused(TestScript test, String why, Position start) {
        return test.script()
                .show(Diagnostic.error(SqlTestCode.COMMITS_WITHOUT_LEAVE, why)
                        .at(test.script().place(start))
                        .help("write '-- commits' at the head of the test: it then runs outside of a transaction, and"
                                + " has to clean up itself"));
    }
}
