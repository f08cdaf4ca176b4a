package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Severity;
import java.util.Optional;

/** How much a rule matters in a project. */
public enum Level {
    /** It is not checked. */
    OFF,
    /** What it finds is worth a look. */
    WARNING,
    /** What it finds stops the deployment. */
    ERROR;

    /** Returns the severity of what the rule finds, or nothing when it is not checked. */
    public Optional<Severity> severity() {
        return switch (this) {
            case OFF -> Optional.empty();
            case WARNING -> Optional.of(Severity.WARNING);
            case ERROR -> Optional.of(Severity.ERROR);
        };
    }
}
