package io.github.redshiftdeploy.delivery.infra;

import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.sql.SQLException;
import java.util.List;

/** The stand-in of these tests, started when the first of them asks for it. */
final class StandIn {

    static final String NAME = "redshift-local";
    static final String WORKGROUP_ID = "0a1b2c3d-0000-4000-8000-00000000000b";
    static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    private static final SharedStandIn<RedshiftLocal> LOCAL = new SharedStandIn<>(
            () -> RedshiftLocal.in(SharedStandIn.folder("infra-local")).start());

    private StandIn() {}

    static RedshiftLocal local() {
        return LOCAL.get();
    }

    /** Returns the superuser's way to a database. */
    static Cluster at(String database) {
        return Cluster.of(local().connectionFile()).database(database);
    }

    /** Runs statements as the superuser, each by itself. */
    static void run(String database, String... statements) throws SQLException {
        at(database).run(statements);
    }

    /** Runs statements, each by itself. */
    static void runAs(Login login, String database, String... statements) throws SQLException {
        at(database).user(login.user(), login.password().reveal()).run(statements);
    }

    /** Returns the first column of all rows, as the superuser sees them. */
    static List<String> query(String database, String sql) throws SQLException {
        return at(database).query(sql);
    }
}
