package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.PassedOver;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in a set of scripts without executing anything.
 *
 * @param mistakes what is wrong with the set itself, its choice and its order
 * @param scripts the scripts that were checked, in the order in which they run; empty when they could not be found
 * @param others the names of the scripts that are for other targets
 * @param elapsed how long it took
 */
public record Validation(
        List<Diagnostic> mistakes, List<CheckedScript> scripts, List<String> others, Duration elapsed) {

    /** Copies the lists. */
    public Validation {
        mistakes = List.copyOf(mistakes);
        scripts = List.copyOf(scripts);
        others = List.copyOf(others);
    }

    /** Makes what was found in scripts that are for every target. */
    public Validation(List<Diagnostic> mistakes, List<CheckedScript> scripts, Duration elapsed) {
        this(mistakes, scripts, List.of(), elapsed);
    }

    /** Returns what a plan needs to know of the scripts. */
    public List<Outline> outlines() {
        return scripts.stream().map(CheckedScript::outline).toList();
    }

    /** Returns errors and warnings, script by script. */
    public List<Diagnostic> findings() {
        return Stream.concat(mistakes.stream(), scripts.stream().flatMap(script -> script.findings().stream()))
                .toList();
    }

    /** Returns the findings that stop a deployment. */
    public List<Diagnostic> errors() {
        return findings(Severity.ERROR);
    }

    /** Returns the findings that do not. */
    public List<Diagnostic> warnings() {
        return findings(Severity.WARNING);
    }

    /** Returns how much was found; more than what is shown. */
    public Tally tally() {
        int errors = (int) mistakes.stream()
                .filter(mistake -> mistake.severity() == Severity.ERROR)
                .count();
        return scripts.stream()
                .map(CheckedScript::tally)
                .reduce(new Tally(errors, mistakes.size() - errors, 0, 0), Tally::plus);
    }

    /** Returns the number of statements that were checked. */
    public long statements() {
        return scripts.stream()
                .mapToLong(script -> script.outline().statements())
                .sum();
    }

    /** Returns the commands of psql in the scripts that make no difference to the target. */
    public PassedOver passedOver() {
        return PassedOver.sum(outlines().stream().map(Outline::passedOver).toList());
    }

    /** Returns the length of the scripts that were checked. */
    public long bytes() {
        return scripts.stream().mapToLong(CheckedScript::bytes).sum();
    }

    /** Tells whether what was found fails a validation; a set that is not there or has no order always does. */
    public boolean fails(FailOn least) {
        Tally tally = tally();
        boolean noSet = mistakes.stream().anyMatch(mistake -> mistake.severity() == Severity.ERROR);
        return noSet
                || switch (least) {
                    case ERROR -> tally.errors() > 0;
                    case WARNING -> tally.errors() + tally.warnings() > 0;
                    case NEVER -> false;
                };
    }

    /** Throws all errors together when there are any. */
    public void check() {
        if (!errors().isEmpty()) {
            throw new DiagnosticException(errors());
        }
    }

    private List<Diagnostic> findings(Severity severity) {
        return findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
