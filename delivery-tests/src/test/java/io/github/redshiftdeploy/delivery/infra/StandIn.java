package io.github.redshiftdeploy.delivery.infra;

import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The stand-in of these tests, started when the first of them asks for it. */
final class StandIn {

    static final String NAME = "redshift-local";
    static final String WORKGROUP_ID = "0a1b2c3d-0000-4000-8000-00000000000b";
    static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    private StandIn() {}

    static RedshiftLocal local() {
        return Started.LOCAL;
    }

    /** Runs statements as the superuser, each by itself. */
    static void run(String database, String... statements) throws SQLException {
        runAs(superuser(), database, statements);
    }

    /** Runs statements, each by itself. */
    static void runAs(Login login, String database, String... statements) throws SQLException {
        try (Connection connection = connect(login, database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the first column of all rows, as the superuser sees them. */
    static List<String> query(String database, String sql) throws SQLException {
        try (Connection connection = connect(superuser(), database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    static Login superuser() {
        return new Login(local().user(), new Secret(local().password()));
    }

    static Connection connect(Login login, String database) throws SQLException {
        Properties profile = new Properties();
        profile.setProperty("user", login.user());
        profile.setProperty("password", login.password().reveal());
        profile.setProperty("sslmode", "verify-full");
        profile.setProperty("sslrootcert", local().caFile().toString());
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        profile.setProperty("ApplicationName", "the test");
        return new com.amazon.redshift.Driver()
                .connect("jdbc:redshift://" + local().host() + ":" + local().port() + "/" + database, profile);
    }

    /** Begins with the first use. */
    private static final class Started {
        private static final RedshiftLocal LOCAL = start();

        private static RedshiftLocal start() {
            try {
                RedshiftLocal local =
                        RedshiftLocal.in(Path.of("target/infra-local")).start();
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
