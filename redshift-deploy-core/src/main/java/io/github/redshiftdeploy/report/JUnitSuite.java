package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Scripts as JUnit would tell of tests. */
record JUnitSuite(String name, Duration elapsed, List<Test> tests) {

    /** Copies the list. */
    JUnitSuite {
        tests = List.copyOf(tests);
    }

    /** Returns how many tests ended in a way. */
    long count(Verdict verdict) {
        return tests.stream().filter(test -> test.verdict == verdict).count();
    }

    /** How a test ended. */
    enum Verdict {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * One test.
     *
     * @param type the kind of failure; empty when it did not fail
     * @param message why it ended so, in a line; empty when it passed
     * @param text what else is said, which may have many lines
     */
    record Test(String name, Duration elapsed, Verdict verdict, String type, String message, String text) {

        static Test passed(String name, Duration elapsed, List<Diagnostic> said) {
            return new Test(name, elapsed, Verdict.PASSED, "", "", text(said));
        }

        /** Returns a test that failed because of a problem, with all that is said. */
        static Test failed(String name, Duration elapsed, Diagnostic problem, List<Diagnostic> said) {
            return new Test(name, elapsed, Verdict.FAILED, problem.code().id(), problem.message(), text(said));
        }

        static Test skipped(String name, Duration elapsed, String why) {
            return new Test(name, elapsed, Verdict.SKIPPED, "", why, "");
        }

        private static String text(List<Diagnostic> said) {
            return said.stream().map(Diagnostic::render).collect(Collectors.joining("\n\n"));
        }
    }
}
