package io.github.redshiftdeploy.connect;

import java.io.Closeable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way to a target: where it leads, who goes there, and over which transport. What the user can mend is thrown as
 * {@link io.github.redshiftdeploy.diagnostic.DiagnosticException}. Used from one thread at a time.
 */
public interface Route extends Closeable {

    /** Returns where it leads, for people, after making sure that somebody is there. */
    String address();

    /** Returns the database that is stored with the password, when one is; what is configured wins. */
    Optional<String> database();

    /** Returns the AWS account of the target, twelve digits; nothing when AWS is not asked on the way. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /**
     * Returns what opens sessions; nothing is opened yet.
     *
     * @param log hears of every try that failed and is repeated
     */
    Transport transport(String database, SessionSetUp setUp, Consumer<String> log);

    @Override
    void close();
}
