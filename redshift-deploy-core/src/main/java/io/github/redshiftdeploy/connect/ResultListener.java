package io.github.redshiftdeploy.connect;

/**
 * Hears what the server answers to a message, in order and while the server works; the thread is the one that sent it.
 * A statement is meant by its index in the message.
 */
public interface ResultListener {

    /** Does nothing with the answers. */
    ResultListener IGNORED = new ResultListener() {};

    /** The server said something during a statement, such as what a procedure raised. */
    default void notice(int statement, String severity, String text) {}

    /** A statement returned rows, and is done with that. */
    default void rows(int statement, Rows rows) {}

    /** A statement is done; {@code changed} is how many rows it changed, 0 when the server does not tell. */
    default void done(int statement, long changed) {}
}
