package io.github.redshiftdeploy.connect;

/**
 * What the server knows a session by, in its system tables too. It gives a number again when the session has ended.
 *
 * @param number the process that serves the session
 */
public record SessionId(int number) {

    /** Returns the number, as it stands in SQL and in messages. */
    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
