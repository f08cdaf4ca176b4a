package io.github.redshiftdeploy.local.aws;

import java.io.Closeable;
import java.io.IOException;

/** A session with a database. For one thread, but for {@link #cancel} and {@link #close}. */
public interface DatabaseLine extends Closeable {

    /** Returns the number of the server's process. */
    int processId();

    /**
     * Runs a statement.
     *
     * @param most how many bytes of its rows are wanted
     * @throws IOException when the connection ends
     */
    DatabaseAnswer run(String sql, long most) throws IOException;

    /** Asks the server to stop what runs. */
    void cancel() throws IOException;

    /** Ends the session; what is open is rolled back. */
    @Override
    void close() throws IOException;
}
