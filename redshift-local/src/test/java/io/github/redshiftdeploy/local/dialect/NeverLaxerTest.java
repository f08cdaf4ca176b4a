package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementReader;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.testkit.Corpus;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parser accepts and the stand-in takes for a syntax error is a fault of one of them, or has a reason. */
final class NeverLaxerTest {
    private static final Path CORPUS = Path.of("../redshift-sql/src/test/resources/corpus");
    private static final Path REFUSED = Path.of("src/test/resources/corpus/laxer/refused.txt");
    private static final String SYNTAX_ERROR = "42601";

    /** A recursion without an end is no syntax error. */
    private static final String ENDLESS_ENDS = "SET statement_timeout TO 1000";

    private static final String BECAUSE = "\nbecause ";
    private static final String NO_REASON = "?";

    @TempDir
    static Path directory;

    @Test
    void what_the_parser_accepts_is_no_syntax_error_to_the_stand_in_but_for_a_reason() throws Exception {
        Map<String, String> reasons = reasons();
        StringJoiner refused = new StringJoiner("\n\n", "", "\n");
        for (String row : refused()) {
            refused.add(row + BECAUSE + reasons.getOrDefault(row, NO_REASON));
        }
        Corpus.check(REFUSED, refused.toString());
        assertThat(refused.toString()).doesNotContain(BECAUSE + NO_REASON);
    }

    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        if (Files.exists(REFUSED)) {
            Arrays.stream(Files.readString(REFUSED).strip().split("\n\n", -1))
                    .filter(row -> !row.isEmpty())
                    .forEach(row -> {
                        int because = row.lastIndexOf(BECAUSE);
                        reasons.put(row.substring(0, because), row.substring(because + BECAUSE.length()));
                    });
        }
        return reasons;
    }

    /** All statements share a database, for a missing table is no syntax error. */
    private static List<String> refused() throws Exception {
        List<String> refused = new ArrayList<>();
        try (RedshiftLocal local = RedshiftLocal.in(directory).start();
                Connection connection = Cluster.of(local.connectionFile()).connect();
                Statement statement = Cluster.statement(connection)) {
            statement.setMaxRows(1);
            for (Path file : files()) {
                statement.execute(ENDLESS_ENDS);
                for (var accepted : accepted(file)) {
                    Optional<String> error = syntaxError(statement, accepted);
                    error.ifPresent(message -> refused.add(row(file, accepted.text(), message)));
                }
            }
        }
        return refused;
    }

    private static String row(Path file, String sql, String message) {
        String name = CORPUS.relativize(file).toString().replace('\\', '/');
        return name + "\n" + sql.replaceAll("\n\\s*\n", "\n") + "\n--> " + message.replaceAll("\\s*\n\\s*", " | ");
    }

    private static Optional<String> syntaxError(Statement statement, io.github.redshiftdeploy.sql.Statement accepted)
            throws SQLException {
        try {
            statement.execute(accepted.text());
        } catch (SQLException e) {
            if (SYNTAX_ERROR.equals(e.getSQLState())) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        if (accepted.kind().statementClass() == StatementClass.OPENS) {
            statement.execute("ROLLBACK");
        }
        return Optional.empty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("trees", "effects", "statements")) {
            try (Stream<Path> found = Files.walk(CORPUS.resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        return files;
    }

    /** Of a file that cannot be cut into statements, nothing is accepted. */
    private static List<io.github.redshiftdeploy.sql.Statement> accepted(Path file) throws IOException {
        List<Diagnostic> unread = new ArrayList<>();
        List<io.github.redshiftdeploy.sql.Statement> accepted = new ArrayList<>();
        try (StatementReader reader = new StatementReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8,
                at -> new Place(file.toString(), at.line(), at.column(), null),
                unread::add)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                if (isAccepted(next.get().text())) {
                    accepted.add(next.get());
                }
            }
        }
        return unread.isEmpty() ? accepted : List.of();
    }

    /** The stand-in never sees a placeholder. */
    private static boolean isAccepted(String sql) {
        return !sql.contains("${")
                && new SqlParser()
                        .parse(sql).problems().stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
