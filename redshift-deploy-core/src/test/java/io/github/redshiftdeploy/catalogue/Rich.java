package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Databases with objects of every kind. */
public final class Rich {

    private static final Path SCRIPT = Path.of("src/test/resources/corpus/definitions/rich.sql");

    private Rich() {}

    /** Makes a database anew, with the objects of the script {@code rich.sql}. */
    public static Cluster database(String name) throws SQLException, IOException {
        Cluster cluster = empty(name);
        try (Connection connection = cluster.connect()) {
            Cluster.run(connection, statements(SCRIPT).toArray(String[]::new));
        }
        return cluster;
    }

    /** Makes a database anew, and those whom its objects may be given to. */
    public static Cluster empty(String name) throws SQLException {
        principal("SELECT groname FROM pg_group WHERE groname = 'definition_group'", "CREATE GROUP definition_group");
        principal("SELECT role_name FROM svv_roles WHERE role_name = 'definition_role'", "CREATE ROLE definition_role");
        principal(
                "SELECT usename FROM pg_user WHERE usename = 'definition_user'",
                "CREATE USER definition_user PASSWORD 'Definition1'");
        Warehouse.run(
                "ALTER USER definition_user PASSWORD 'Definition1'",
                "DROP DATABASE IF EXISTS " + name,
                "CREATE DATABASE " + name);
        return Warehouse.cluster().database(name);
    }

    private static void principal(String question, String statement) throws SQLException {
        if (Warehouse.query(question).isEmpty()) {
            Warehouse.run(statement);
        }
    }

    /** Returns a connection for questions to a database. */
    public static Control control(Cluster cluster, Path root) throws IOException {
        Project project = new Project(root);
        return new Control(Warehouse.route(cluster)
                .transport(
                        cluster.database(),
                        new SessionSetUp(
                                project.config().connection(),
                                new Marker("42", project.config().audit())),
                        line -> {}));
    }

    private static List<String> statements(Path script) throws IOException {
        List<String> statements = new ArrayList<>();
        InputStream bytes = Files.newInputStream(script);
        try (StatementReader reader =
                new StatementReader(bytes, StandardCharsets.UTF_8, position -> Place.file("rich.sql"), problem -> {
                    throw new IllegalStateException(problem.message());
                })) {
            Optional<io.github.redshiftdeploy.sql.Statement> next = reader.next();
            while (next.isPresent()) {
                statements.add(next.get().text());
                next = reader.next();
            }
        }
        return statements;
    }
}
