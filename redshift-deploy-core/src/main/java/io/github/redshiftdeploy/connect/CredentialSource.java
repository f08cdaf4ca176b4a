package io.github.redshiftdeploy.connect;

import java.io.Closeable;

/**
 * Knows where the cluster is and obtains what is needed to log in. What the user can mend is thrown as
 * {@link io.github.redshiftdeploy.diagnostic.DiagnosticException}. Used from one thread at a time.
 */
public interface CredentialSource extends Closeable {

    /** Returns where the cluster listens, after making sure that it takes connections now. */
    Endpoint endpoint();

    /** Returns a login that is valid now; a new one when the one returned before has expired. */
    Login login();

    @Override
    void close();
}
