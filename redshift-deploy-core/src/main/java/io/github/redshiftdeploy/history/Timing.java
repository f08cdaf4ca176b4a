package io.github.redshiftdeploy.history;

/**
 * How long a statement of a test took.
 *
 * @param path the test script
 * @param statement its place among the script's statements, from 1
 * @param digest of its text: one that was changed is another one
 */
public record Timing(String path, int statement, String digest, long millis) {

    /** Returns what the same statement is known by in other deployments, wherever it stands in its script. */
    public Key key() {
        return new Key(path, digest);
    }

    /** What a statement is known by. */
    public record Key(String path, String digest) {}
}
