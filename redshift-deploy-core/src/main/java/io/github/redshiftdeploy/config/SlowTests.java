package io.github.redshiftdeploy.config;

/** What becomes of a test in which a procedure takes much longer than it used to. */
public enum SlowTests {
    /** It is told, and the test passes. */
    WARN,
    /** The test fails. */
    FAIL,
    /** Nobody is told. */
    IGNORE
}
