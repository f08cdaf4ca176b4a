package io.github.redshiftdeploy.check;

/**
 * How much was found, whether it is shown or not.
 *
 * @param allowed how many findings a comment allows
 * @param accepted how many findings the baseline accepts
 */
public record Tally(int errors, int warnings, int allowed, int accepted) {

    /** Nothing was found. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** Returns both together. */
    public Tally plus(Tally other) {
        return new Tally(
                errors + other.errors, warnings + other.warnings, allowed + other.allowed, accepted + other.accepted);
    }
}
