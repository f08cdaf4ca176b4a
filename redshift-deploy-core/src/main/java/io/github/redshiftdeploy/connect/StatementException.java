package io.github.redshiftdeploy.connect;

import org.jspecify.annotations.Nullable;

/** A message was not answered to its end: one of its statements failed, or the connection did. */
public final class StatementException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final int statement;
    private final int position;
    private final boolean executed;

    /**
     * Makes one.
     *
     * @param cause what a library threw; null when there is nothing below
     * @param statement the index, in the message, of the statement that failed
     * @param position the place in its text that the server names, counted in characters from 1; 0 is no place
     * @param executed whether the server began with the message
     */
    public StatementException(
            ServerError error, @Nullable Throwable cause, int statement, int position, boolean executed) {
        super(error, cause);
        this.statement = statement;
        this.position = position;
        this.executed = executed;
    }

    /** Returns the index, in the message, of the statement that failed; those before it are done. */
    public int statement() {
        return statement;
    }

    /** Returns the place in the statement's text that the server names: 1 is its first character, 0 is no place. */
    public int position() {
        return position;
    }

    /** Tells whether the server began with the message; it refuses one that it cannot parse as a whole. */
    public boolean executed() {
        return executed;
    }
}
