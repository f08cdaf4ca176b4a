package io.github.redshiftdeploy.connect;

import org.jspecify.annotations.Nullable;

/** The cluster refused something, or cannot be reached any more. */
public sealed class TransportException extends Exception permits StatementException {

    private static final long serialVersionUID = 1L;

    private final transient ServerError error;

    /**
     * Makes one.
     *
     * @param cause what a library threw, for whoever looks for a bug; null when there is nothing below
     */
    public TransportException(ServerError error, @Nullable Throwable cause) {
        super(error.words(), cause);
        this.error = error;
    }

    /** Returns what went wrong. */
    public final ServerError error() {
        return error;
    }
}
