package io.github.redshiftdeploy.local.gateway;

import java.io.IOException;

/** Decides who may enter. Called once a login, from that connection's thread. */
@FunctionalInterface
public interface PasswordCheck {
    Decision check(String user, String database, String password) throws IOException;

    /** What becomes of a login. */
    sealed interface Decision {
        /** Returns the refusal that a wrong name and a wrong password both get. */
        static Decision wrongPassword(String user) {
            return new Refused("28000", "password authentication failed for user \"" + user + "\"");
        }
    }

    /** Goes on to PostgreSQL as this role, which refuses a role or a database that does not exist. */
    record Accepted(String role) implements Decision {}

    /** Ends here. */
    record Refused(String sqlState, String message) implements Decision {}
}
