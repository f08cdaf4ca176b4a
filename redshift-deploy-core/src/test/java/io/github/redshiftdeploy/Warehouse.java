package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The database of the tests: the stand-in, one for all tests of a JVM, started when the first of them asks for it. */
public final class Warehouse {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final SharedStandIn<RedshiftLocal> LOCAL = new SharedStandIn<>(Warehouse::start);

    private Warehouse() {}

    public static RedshiftLocal local() {
        return LOCAL.get();
    }

    public static Cluster cluster() {
        return Cluster.of(local().connectionFile());
    }

    /** Returns the way to it as the superuser. */
    public static Route route() {
        return Deployer.overJdbc(credentials());
    }

    /** Returns the same as another user. */
    public static Route route(String user, String password) {
        return Deployer.overJdbc(credentials(user, password));
    }

    /** Returns the way to another database. */
    public static Route route(Cluster cluster) {
        return Deployer.overJdbc(credentials(cluster));
    }

    /** Returns the login of the superuser. */
    public static PasswordSource credentials() {
        return credentials(cluster());
    }

    public static PasswordSource credentials(String user, String password) {
        return credentials(cluster().user(user, password));
    }

    /** Returns the login to another database. */
    public static PasswordSource credentials(Cluster cluster) {
        PasswordLogin login = new PasswordLogin("the test", cluster.user(), new Secret(cluster.password()));
        return new PasswordSource(new Endpoint(cluster.host(), cluster.port()), login);
    }

    /** Runs statements, each by itself. */
    public static void run(String... statements) throws SQLException {
        cluster().run(statements);
    }

    /** Runs statements of PostgreSQL behind the gateway, for what no statement of Redshift brings about. */
    public static void runInPostgres(String sql) throws IOException {
        try (BackendSession session = local().postgres()) {
            session.query("SET SESSION AUTHORIZATION " + local().user());
            session.query(sql);
        }
    }

    /** Returns the first column of all rows. */
    public static List<String> query(String sql) throws SQLException {
        return cluster().query(sql);
    }

    /** Makes a schema anew, without whatever a test left in it. */
    public static void fresh(String schema) throws SQLException {
        cluster().fresh(schema);
    }

    /** Waits until something is so, and fails when it does not become so. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static RedshiftLocal start() throws IOException, SQLException {
        RedshiftLocal local = RedshiftLocal.in(SharedStandIn.folder("redshift-local"))
                .hosts("::1")
                .start();
        // Its tables outlive the JVM, and those of yesterday's build may be others.
        Cluster.of(local.connectionFile()).run("DROP SCHEMA IF EXISTS redshift_deploy CASCADE");
        return local;
    }
}
