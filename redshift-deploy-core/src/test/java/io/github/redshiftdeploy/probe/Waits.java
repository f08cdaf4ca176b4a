package io.github.redshiftdeploy.probe;

/** Waiting. */
final class Waits {

    private Waits() {}

    static void second() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
