package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.TransportException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redshift locks a user out after five wrong passwords; a deployment of many lanes tries a wrong one once. */
final class DoorkeeperTest {

    private final Doorkeeper doorkeeper = new Doorkeeper();
    private final ExecutorService lanes = Executors.newCachedThreadPool();
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void end() {
        lanes.shutdownNow();
    }

    @Test
    void a_refused_login_is_tried_once_however_many_come() throws Exception {
        List<Future<Connection>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(lanes.submit(() -> doorkeeper.let(login("wrong"), () -> {
                attempts.incrementAndGet();
                throw failure("28000", "password authentication failed");
            })));
        }

        for (Future<Connection> one : all) {
            assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThatThrownBy(() -> doorkeeper.let(login("wrong"), this::enter)).isInstanceOf(TransportException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void another_password_is_another_login() throws Exception {
        assertThatThrownBy(() -> doorkeeper.let(login("wrong"), DoorkeeperTest::refuse))
                .isInstanceOf(TransportException.class);

        assertThat(doorkeeper.let(login("right"), this::enter)).isNotNull();
    }

    @Test
    void those_who_come_after_the_first_do_not_wait_for_each_other() throws Exception {
        doorkeeper.let(login("right"), this::enter);
        CountDownLatch inside = new CountDownLatch(3);
        List<Future<Connection>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(lanes.submit(() -> doorkeeper.let(login("right"), () -> {
                inside.countDown();
                awaitAll(inside);
                return enter();
            })));
        }

        for (Future<Connection> one : all) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void a_network_that_fails_refuses_nobody() throws Exception {
        assertThatThrownBy(() -> doorkeeper.let(login("right"), () -> {
                    throw failure("08001", "no route");
                }))
                .isInstanceOf(TransportException.class);

        assertThat(doorkeeper.let(login("right"), this::enter)).isNotNull();
    }

    @Test
    void a_first_login_without_a_verdict_lets_one_more_in_and_no_crowd() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<List<Thread>> others = new CompletableFuture<>();
        Future<Connection> first = lanes.submit(() -> doorkeeper.let(login("wrong"), () -> {
            attempts.incrementAndGet();
            inside.countDown();
            others.join().forEach(DoorkeeperTest::awaitWaiting);
            throw failure("08001", "no route");
        }));
        awaitAll(inside);
        others.complete(Stream.generate(this::comeWithAWrongOne).limit(7).toList());

        assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS)).hasMessageContaining("no route");
        others.join().forEach(DoorkeeperTest::awaitEnd);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void who_is_interrupted_while_he_waits_does_not_go_in() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Thread> other = new CompletableFuture<>();
        Future<Connection> first = lanes.submit(() -> doorkeeper.let(login("wrong"), () -> {
            inside.countDown();
            awaitWaiting(other.join());
            other.join().interrupt();
            awaitEnd(other.join());
            return refuse();
        }));
        awaitAll(inside);
        other.complete(comeWithAWrongOne());

        assertThatThrownBy(() -> first.get(60, TimeUnit.SECONDS)).hasMessageContaining("password");
        assertThat(attempts).hasValue(0);
    }

    private Thread comeWithAWrongOne() {
        Thread thread = new Thread(() -> {
            try {
                doorkeeper.let(login("wrong"), () -> {
                    attempts.incrementAndGet();
                    return refuse();
                });
            } catch (TransportException e) {
                // The attempts are what counts.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        await(() -> thread.getState() == Thread.State.WAITING);
    }

    private static void awaitEnd(Thread thread) {
        await(() -> !thread.isAlive());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("awaited in vain");
            }
            Thread.onSpinWait();
        }
    }

    private static void awaitAll(CountDownLatch inside) {
        try {
            if (!inside.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("they wait for each other");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection refuse() throws TransportException {
        throw failure("28000", "password authentication failed");
    }

    private Connection enter() {
        attempts.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null);
    }

    private static TransportException failure(String state, String words) {
        return new TransportException(new ServerError(state, words), null);
    }

    private static Login login(String password) {
        return new Login("ann", new Secret(password));
    }
}
