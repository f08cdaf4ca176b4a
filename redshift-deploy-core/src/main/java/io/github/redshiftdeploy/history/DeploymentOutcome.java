package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a deployment has ended, in the words by which a pipeline tells what to do next. */
public enum DeploymentOutcome {
    /** All scripts are applied, and all tests have passed. */
    SUCCESS(0, 0),
    /** Scripts, their order or the configuration are wrong: nothing was changed. */
    VALIDATION_FAILED(1, 1),
    /** The target or the way to it, a statement, or somebody who stopped it: the report says what is committed. */
    DEPLOYMENT_FAILED(2, 5),
    /** All scripts are applied, and a test has failed. */
    TESTS_FAILED(3, 4),
    /** A gate of the target has refused it: nothing was changed. */
    REFUSED_BY_GATE(4, 2),
    /** It failed, and what it had done is undone. */
    ROLLED_BACK(5, 3);

    /** It has the number of a plan, and asks a person what is true at the target. */
    private static final String IN_DOUBT = "RS4302";

    /** What the codes say of a deployment that they stop, by how they begin; all others fail it. */
    private static final Map<String, DeploymentOutcome> OF_CODES = Map.of(
            "RS1", VALIDATION_FAILED,
            "RS2", VALIDATION_FAILED,
            "RS6", VALIDATION_FAILED,
            "RS43", VALIDATION_FAILED,
            "RS44", VALIDATION_FAILED,
            "RS48", REFUSED_BY_GATE);

    private final int code;
    private final int badness;

    DeploymentOutcome(int code, int badness) {
        this.code = code;
        this.badness = badness;
    }

    /** Returns its number. */
    public int code() {
        return code;
    }

    /** Returns its word and its number, for people. */
    public String words() {
        return Choice.word(this) + " (" + code + ")";
    }

    /**
     * Returns how a deployment has ended that was stopped before its first script.
     *
     * @param problems what stopped it; warnings do not count
     */
    public static DeploymentOutcome ofRefusal(List<Diagnostic> problems) {
        return worst(problems.stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(problem -> of(problem.code().id()))
                        .toList())
                .orElse(DEPLOYMENT_FAILED);
    }

    private static DeploymentOutcome of(String code) {
        if (code.equals(IN_DOUBT)) {
            return DEPLOYMENT_FAILED;
        }
        return OF_CODES.entrySet().stream()
                .filter(entry -> code.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(DEPLOYMENT_FAILED);
    }

    /** Returns the one after which most is to be looked at; nothing of none. */
    public static Optional<DeploymentOutcome> worst(Collection<DeploymentOutcome> outcomes) {
        return outcomes.stream().max(Comparator.comparing(outcome -> outcome.badness));
    }
}
