package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a stand-in begins, ends and begins again. */
@Timeout(120)
final class LifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One for all tests: each leaves it as it was, stopped, and only the first start has to unpack the server. */
    @TempDir
    private static Path temporary;

    private final Path directory = temporary.resolve("local");

    @Test
    void data_stay_from_start_to_start() throws Exception {
        String password;
        try (RedshiftLocal local = RedshiftLocal.in(directory).start();
                Connection connection = Cluster.of(local.connectionFile()).connect()) {
            password = local.password();
            run(connection, "CREATE TABLE t AS SELECT 42 AS id");
        }
        assertThat(directory.resolve(RedshiftLocal.CONNECTION_FILE)).doesNotExist();

        try (RedshiftLocal local = RedshiftLocal.in(directory).start();
                Connection connection = Cluster.of(local.connectionFile()).connect()) {
            assertThat(local.password()).isEqualTo(password);
            assertThat(query(connection, "SELECT id FROM t")).containsExactly("42");
        }
    }

    @Test
    void closing_twice_is_closing_once() throws Exception {
        RedshiftLocal local = RedshiftLocal.in(directory).start();

        local.close();
        local.close();

        assertThat(postmaster()).isEmpty();
    }

    @Test
    void what_was_committed_survives_a_crash_of_the_server() throws Exception {
        RedshiftLocal crashing = RedshiftLocal.in(directory).start();
        try (Connection connection = Cluster.of(crashing.connectionFile()).connect()) {
            run(connection, "CREATE TABLE before_the_crash AS SELECT 42 AS id");
        }
        ProcessHandle postmaster = postmaster().orElseThrow();

        postmaster.destroyForcibly();
        assertThat(ends(postmaster)).isTrue();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(Cluster.of(crashing.connectionFile())::connect)
                .withMessageContaining("does not answer")
                .returns("57P03", SQLException::getSQLState);
        Instant start = Instant.now();
        crashing.close();

        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        try (RedshiftLocal local = RedshiftLocal.in(directory).start();
                Connection connection = Cluster.of(local.connectionFile()).connect()) {
            assertThat(query(connection, "SELECT id FROM before_the_crash")).containsExactly("42");
        }
    }

    @Test
    void a_directory_may_have_a_long_name_with_every_kind_of_sign() throws Exception {
        Path strange = temporary.resolve("it's a äöü 100% " + "long".repeat(30));

        try (RedshiftLocal local = RedshiftLocal.in(strange).start();
                Connection connection = Cluster.of(local.connectionFile()).connect()) {
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void what_never_started_can_be_started_again() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process refused = process(Integer.toString(taken.getLocalPort()));

            assertThat(refused.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isOne();
            assertThat(new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("redshift-local: port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used")
                    .hasLineCount(1);
        }
        assertThat(postmaster()).isEmpty();

        RedshiftLocal.in(directory).start().close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_killed_process_leaves_no_server_behind_and_no_data_are_lost() throws Exception {
        Process process = process();
        Cluster driver = ready(process);
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE TABLE before_the_kill AS SELECT 42 AS id");
        }
        ProcessHandle postmaster = postmaster().orElseThrow();

        process.destroyForcibly();

        assertThat(ends(postmaster)).isTrue();
        try (RedshiftLocal local = RedshiftLocal.in(directory).start();
                Connection connection = Cluster.of(local.connectionFile()).connect()) {
            assertThat(query(connection, "SELECT id FROM before_the_kill")).containsExactly("42");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_server_that_was_left_behind_is_stopped_by_the_next_start() throws Exception {
        Process process = process();
        ready(process);
        ProcessHandle orphan = postmaster().orElseThrow();
        process.children().filter(child -> child.pid() != orphan.pid()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(orphan.isAlive()).isTrue();

        try (RedshiftLocal local = RedshiftLocal.in(directory).start()) {
            assertThat(ends(orphan)).isTrue();
            assertThat(local.gateway().port()).isPositive();
        }
    }

    @Test
    void a_second_process_is_refused_the_directory() throws Exception {
        Process owner = process();
        ready(owner);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RedshiftLocal.in(directory).start())
                .withMessage("another stand-in runs in '" + directory + "': stop it, or choose another directory");

        owner.getOutputStream().close();
        assertThat(owner.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void more_text_than_the_heap_holds_passes_through() throws Exception {
        Process process = process();
        String large = "SELECT length('" + "x".repeat(15 << 20) + "')";

        try (Connection connection = ready(process).connect()) {
            for (int count = 0; count < 10; count++) {
                assertThat(query(connection, large)).containsExactly(Integer.toString(15 << 20));
            }
        }

        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_process_ends_when_its_input_ends() throws Exception {
        Process process = process();
        ready(process);
        ProcessHandle postmaster = postmaster().orElseThrow();

        process.getOutputStream().close();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(ends(postmaster)).isTrue();
        assertThat(directory.resolve(RedshiftLocal.CONNECTION_FILE)).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_interrupt_does_not_end_the_process_and_a_termination_does() throws Exception {
        Process process = process();
        Cluster driver = ready(process);
        ProcessHandle postmaster = postmaster().orElseThrow();

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        try (Connection connection = driver.connect()) {
            assertThat(query(connection, "SELECT 1")).containsExactly("1");
        }
        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ends(postmaster)).isTrue();
        assertThat(directory.resolve(RedshiftLocal.CONNECTION_FILE)).doesNotExist();
    }

    private Process process(String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                directory.toString()));
        command.addAll(List.of(further));
        return new ProcessBuilder(command).start();
    }

    private static Cluster ready(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = Objects.requireNonNull(output.readLine(), "the process did not start");
        assertThat(line).startsWith("ready ");
        Properties told = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(line.substring("ready ".length())))) {
            told.load(reader);
        }
        return new Cluster(
                told.getProperty("host"),
                Integer.parseInt(told.getProperty("port")),
                told.getProperty("database"),
                told.getProperty("user"),
                told.getProperty("password"),
                Path.of(told.getProperty("caFile")));
    }

    /** Returns whether the process, which is nobody's child here, ends in time. */
    private static boolean ends(ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runs(process) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return !runs(process);
    }

    /** A process that has ended and waits for its parent to notice has a number, but no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = directory.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)));
    }
}
