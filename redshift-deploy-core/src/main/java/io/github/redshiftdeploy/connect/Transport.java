package io.github.redshiftdeploy.connect;

import java.time.Duration;
import java.util.Optional;

/** A way to a cluster: it opens sessions, which are all that the rest of a deployment knows of it. */
public interface Transport {

    /** What a session is for. */
    enum Purpose {
        /** It runs scripts. */
        SCRIPTS,
        /**
         * It does the work beside the scripts: its clock shows UTC, and its statements are short, unless they wait for
         * a lock that nobody should hold. The server ends each in time, so a longer silence is none of the server's.
         */
        CONTROL
    }

    /**
     * Logs in and sets the session up. A failure that may pass is tried again, each time with a login that is valid
     * then. Several threads may call it at once.
     *
     * @throws io.github.redshiftdeploy.diagnostic.DiagnosticException when there is no way to connect
     */
    Session open(Purpose purpose) throws TransportException;

    /** Returns how much goes out together. */
    Limits limits();

    /** Returns after which silence it is asked whether the other side still works. */
    Duration networkTimeout();

    /** Returns after how long the server cancels a statement, when that is wanted. */
    Optional<Duration> statementTimeout();
}
