package io.github.redshiftdeploy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.script.Outline;
import java.util.List;

/**
 * What was found in a set of scripts without executing anything.
 *
 * @param outlines the scripts in the order in which they run; empty when they could not be found
 * @param findings errors and warnings, script by script
 */
public record Validation(List<Outline> outlines, List<Diagnostic> findings) {

    /** Copies the lists. */
    public Validation {
        outlines = List.copyOf(outlines);
        findings = List.copyOf(findings);
    }

    /** Returns the findings that stop a deployment. */
    public List<Diagnostic> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Returns the findings that do not. */
    public List<Diagnostic> warnings() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .toList();
    }

    /** Throws all errors together when there are any. */
    public void check() {
        if (!errors().isEmpty()) {
            throw new DiagnosticException(errors());
        }
    }
}
