package io.github.redshiftdeploy.check;

/** Looks at the statements of one script, in their order; a new one is made for each script, so it may remember. */
public interface Check {

    /** Looks at a statement. */
    void statement(CheckedStatement statement, Findings findings);

    /** Hears that the script has ended, unless it could not be read to its end. */
    default void end(Findings findings) {}
}
