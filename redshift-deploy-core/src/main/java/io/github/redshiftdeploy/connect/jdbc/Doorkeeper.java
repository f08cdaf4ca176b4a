package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a wrong password from being tried again and again: Redshift locks a user out after five. A login that the
 * server has not accepted lately goes in alone, and the others hear first what becomes of it; one that was refused does
 * not go in again. When nothing was said of it, as when the network fails, the next goes in alone too.
 */
final class Doorkeeper {

    /** A password that was right is not wrong so soon after. */
    private static final Duration TRUST = Duration.ofMinutes(1);

    /** Logs in. */
    @FunctionalInterface
    interface Way<T> {
        T in() throws TransportException;
    }

    private @Nullable Login accepted;
    private long acceptedAt;
    private @Nullable Login refused;
    private @Nullable TransportException refusal;
    private @Nullable CountDownLatch first;

    /** Returns what a login makes, or throws what the server has said about it. */
    <T> T let(Login login, Way<T> way) throws TransportException {
        CountDownLatch mine = new CountDownLatch(1);
        for (CountDownLatch before = comeIn(login, mine); before != null; before = comeIn(login, mine)) {
            await(before);
        }
        try {
            T made = way.in();
            accept(login);
            return made;
        } catch (TransportException e) {
            refuse(login, e);
            throw e;
        } finally {
            goneIn(mine);
        }
    }

    /** Returns whom to wait for; nobody when the login is trusted, or nobody else tries it now. */
    private synchronized @Nullable CountDownLatch comeIn(Login login, CountDownLatch mine) throws TransportException {
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

    /** Somebody who must not wait any more does not go in either: nobody knows yet whether the password is right. */
    private static void await(CountDownLatch before) throws TransportException {
        try {
            before.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(new ServerError(null, "interrupted while another connection logs in"), e);
        }
    }

    private synchronized void requireNotRefused(Login login) throws TransportException {
        if (refusal != null && same(login, refused)) {
            throw refusal;
        }
    }

    private synchronized void accept(Login login) {
        accepted = login;
        acceptedAt = System.nanoTime();
    }

    private synchronized void refuse(Login login, TransportException problem) {
        if (SqlState.of(problem.error()) == SqlState.LOGIN_REFUSED) {
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
