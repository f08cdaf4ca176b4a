package io.github.redshiftdeploy.config;

/** What a person has found out about a statement that ran by itself when its deployment was cut off. */
public enum Assume {
    /** It has taken effect; the deployment goes on after it. */
    DONE,
    /** It has not; it runs again. */
    RERUN
}
