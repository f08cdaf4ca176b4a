package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The database of the tests: the stand-in, one for all tests of a JVM, started when the first of them asks for it. */
public final class Warehouse {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Warehouse() {}

    public static RedshiftLocal local() {
        return Started.LOCAL;
    }

    /** Returns the way in as the superuser. */
    public static PasswordSource credentials() {
        return credentials(local().user(), local().password());
    }

    public static PasswordSource credentials(String user, String password) {
        return new PasswordSource(
                new Endpoint(local().host(), local().port()),
                new PasswordLogin("the test", user, new Secret(password)));
    }

    /** Runs statements, each by itself. */
    public static void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the first column of all rows. */
    public static List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Makes a schema anew, without whatever a test left in it. */
    public static void fresh(String schema) throws SQLException {
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE", "CREATE SCHEMA " + schema);
    }

    /** Waits until something is so, and fails when it does not become so. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Connection connect() throws SQLException {
        Properties profile = new Properties();
        profile.setProperty("user", local().user());
        profile.setProperty("password", local().password());
        profile.setProperty("sslmode", "verify-full");
        profile.setProperty("sslrootcert", local().caFile().toString());
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        profile.setProperty("ApplicationName", "the test");
        return new com.amazon.redshift.Driver()
                .connect(
                        "jdbc:redshift://" + local().host() + ":" + local().port() + "/" + local().database(), profile);
    }

    /** Begins with the first use. */
    private static final class Started {
        private static final RedshiftLocal LOCAL = start();

        private static RedshiftLocal start() {
            try {
                RedshiftLocal local = RedshiftLocal.in(Path.of("target/redshift-local"))
                        .hosts("::1")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(local)));
                return local;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(RedshiftLocal local) {
            try {
                local.close();
            } catch (IOException e) {
                System.err.println("the stand-in did not stop: " + e);
            }
        }
    }
}
