package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.report.JUnitSuite.Test;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code TEST-validate.xml}: a test a script, which fails for what fails the validation. */
final class ValidationJUnit {

    private ValidationJUnit() {}

    static void write(Validation validation, FailOn failOn, Writer text) {
        List<Test> tests = new ArrayList<>();
        if (!validation.mistakes().isEmpty()) {
            tests.add(test("the set of scripts", Duration.ZERO, validation.mistakes(), failOn));
        }
        for (CheckedScript script : validation.scripts()) {
            tests.add(test(script.name(), script.elapsed(), script.findings(), failOn));
        }
        JUnitXml.write(new JUnitSuite("redshift-deploy.validate", validation.elapsed(), tests), text);
    }

    private static Test test(String name, Duration elapsed, List<Diagnostic> findings, FailOn failOn) {
        Optional<Diagnostic> first =
                findings.stream().filter(finding -> fails(finding, failOn)).findFirst();
        return first.map(finding -> Test.failed(name, elapsed, finding, findings))
                .orElseGet(() -> Test.passed(name, elapsed, findings));
    }

    private static boolean fails(Diagnostic finding, FailOn failOn) {
        return switch (failOn) {
            case ERROR -> finding.severity() == Severity.ERROR;
            case WARNING -> true;
            case NEVER -> false;
        };
    }
}
