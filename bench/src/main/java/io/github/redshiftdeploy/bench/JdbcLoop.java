package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The least that a program can do which waits for each statement: a transaction a script, and no history. */
final class JdbcLoop {

    private JdbcLoop() {}

    /** Arguments: the address of the database, the user, and a folder of scripts. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(Path.of(arguments[2]))) {
            scripts = files.sorted().toList();
        }
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Path script : scripts) {
                run(script, statement);
                connection.commit();
            }
        }
    }

    private static void run(Path script, Statement statement) throws IOException, SQLException {
        try (StatementReader reader = new StatementReader(
                Files.newInputStream(script),
                StandardCharsets.UTF_8,
                at -> new Place(script.toString(), at.line(), at.column(), null),
                problem -> {
                    throw new IllegalArgumentException(problem.render());
                })) {
            for (Optional<io.github.redshiftdeploy.sql.Statement> next = reader.next();
                    next.isPresent();
                    next = reader.next()) {
                statement.execute(next.get().text());
            }
        }
    }

    /** Returns the command that runs it. */
    static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                absolute(System.getProperty("java.class.path")),
                                JdbcLoop.class.getName()),
                        Arrays.stream(arguments))
                .toList();
    }

    private static String absolute(String classPath) {
        return String.join(
                ":",
                Arrays.stream(classPath.split(":"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
