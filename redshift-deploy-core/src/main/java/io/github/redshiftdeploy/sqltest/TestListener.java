package io.github.redshiftdeploy.sqltest;

/** Hears of tests as they end. */
@FunctionalInterface
public interface TestListener {

    /** A test script has ended, as the {@code i}-th of {@code n}. */
    void testEnded(TestResult result, int i, int n);
}
