package io.github.redshiftdeploy.config;

/** A text that never shows itself: not in a log, a report or an exception, not even its length. */
public final class Secret {

    private final String value;

    /** Wraps a secret. */
    public Secret(String value) {
        this.value = value;
    }

    /** Returns the secret, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
