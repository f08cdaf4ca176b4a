package io.github.redshiftdeploy.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a wrong password from being tried again and again: Redshift locks a user out after five. A login that the
 * server has not accepted lately goes in alone, and the others hear first what becomes of it; one that was refused does
 * not go in again.
 */
final class Doorkeeper {

    /** A password that was right is not wrong so soon after. */
    private static final Duration TRUST = Duration.ofMinutes(1);

    /** Makes a connection. */
    @FunctionalInterface
    interface Way {
        Connection in() throws SQLException;
    }

    private @Nullable Login accepted;
    private long acceptedAt;
    private @Nullable Login refused;
    private @Nullable SQLException refusal;
    private @Nullable CountDownLatch first;

    /** Returns a connection with a login, or throws what the server has said about it. */
    Connection let(Login login, Way way) throws SQLException {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch before = comeIn(login, mine);
        if (before != null) {
            await(before);
            requireNotRefused(login);
        }
        try {
            Connection connection = way.in();
            accept(login);
            return connection;
        } catch (SQLException e) {
            refuse(login, e);
            throw e;
        } finally {
            goneIn(mine);
        }
    }

    /** Returns whom to wait for; nobody when the login is trusted, or nobody else tries it now. */
    private synchronized @Nullable CountDownLatch comeIn(Login login, CountDownLatch mine) throws SQLException {
        requireNotRefused(login);
        boolean trusted = same(login, accepted) && System.nanoTime() - acceptedAt < TRUST.toNanos();
        if (trusted || first != null) {
            return trusted ? null : first;
        }
        first = mine;
        return null;
    }

    private synchronized void goneIn(CountDownLatch mine) {
        if (first == mine) {
            first = null;
        }
        mine.countDown();
    }

    /** Somebody who must not wait any more goes on, and is interrupted where it matters. */
    private static void await(CountDownLatch before) {
        try {
            before.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void requireNotRefused(Login login) throws SQLException {
        if (refusal != null && same(login, refused)) {
            throw refusal;
        }
    }

    private synchronized void accept(Login login) {
        accepted = login;
        acceptedAt = System.nanoTime();
    }

    private synchronized void refuse(Login login, SQLException problem) {
        if (SqlState.of(problem) == SqlState.LOGIN_REFUSED) {
            accepted = null;
            refused = login;
            refusal = problem;
        }
    }

    private static boolean same(Login login, @Nullable Login other) {
        return other != null
                && login.user().equals(other.user())
                && login.password().reveal().equals(other.password().reveal());
    }
}
