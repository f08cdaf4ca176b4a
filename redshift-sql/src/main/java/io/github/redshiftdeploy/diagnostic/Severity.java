package io.github.redshiftdeploy.diagnostic;

import java.util.Locale;

/** How much a problem matters. */
public enum Severity {
    /** Nothing runs until it is mended. */
    ERROR,
    /** Worth a look; the deployment goes on. */
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
