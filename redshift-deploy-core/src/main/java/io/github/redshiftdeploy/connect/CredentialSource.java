package io.github.redshiftdeploy.connect;

import java.io.Closeable;
import java.util.Optional;

/**
 * Knows where the cluster is and obtains what is needed to log in. What the user can mend is thrown as
 * {@link io.github.redshiftdeploy.diagnostic.DiagnosticException}. Used from one thread at a time.
 */
public interface CredentialSource extends Closeable {

    /** Returns where the cluster listens, after making sure that it takes connections now. */
    Endpoint endpoint();

    /** Returns a login that is valid now; a new one when the one returned before has expired. */
    Login login();

    /** Returns the database that is stored with the password, when one is; what is configured wins. */
    default Optional<String> database() {
        return Optional.empty();
    }

    /** Returns the AWS account of whoever logs in, twelve digits; nothing when AWS is not asked. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /**
     * Returns the setting with which a deployment gets there without a connection to the cluster, when there is one.
     */
    default Optional<String> detour() {
        return Optional.empty();
    }

    /**
     * Hears that the server has refused a login.
     *
     * @return whether there is another one by now, which is worth a try
     */
    default boolean refused(Login login) {
        return false;
    }

    @Override
    void close();
}
