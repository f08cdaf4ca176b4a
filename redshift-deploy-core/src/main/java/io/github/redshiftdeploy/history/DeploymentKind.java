package io.github.redshiftdeploy.history;

/** What somebody did who took the lease. */
public enum DeploymentKind {
    /** Ran scripts. */
    DEPLOY("deployment"),
    /** Told the history of scripts that it did not know that they are applied. */
    BASELINE("baseline"),
    /** Told the history what is true of scripts that it knows. */
    REPAIR("repair"),
    /** Ran assertions. */
    TEST("test"),
    /** Undid what a deployment did. */
    ROLLBACK("rollback"),
    /** Took an object out of use, or back into use. */
    DISABLE("disable");

    private final String noun;

    DeploymentKind(String noun) {
        this.noun = noun;
    }

    /** Returns what people call it. */
    public String noun() {
        return noun;
    }
}
