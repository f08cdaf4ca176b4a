package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.Corpus;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every statement of the corpus, run over Amazon's own driver: it works, is refused or is not rehearsed. */
final class OutcomeCorpusTest {
    private static final Corpus CORPUS = Corpus.of("corpus/dialect");
    private static final int MOST_ROWS = 20;
    private static final String REFUSED_HERE = " | Where: PL/pgSQL function inline_code_block line 1 at RAISE";

    @TempDir
    static Path directory;

    private static RedshiftLocal local;

    @BeforeAll
    static void start() throws IOException {
        local = RedshiftLocal.in(directory).start();
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
    }

    @TestFactory
    Stream<DynamicTest> every_statement_has_the_outcome_that_it_has_on_redshift() {
        return CORPUS.golden(".sql", ".outcome", (file, script) -> outcomes(name(file), script));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\W.*", "");
    }

    /** Each script has a database of its own. */
    private static String outcomes(String database, String script) throws SQLException {
        try (Connection first = Cluster.of(local.connectionFile()).connect()) {
            Cluster.run(first, "CREATE DATABASE corpus_" + database);
        }
        StringJoiner outcomes = new StringJoiner("\n\n", "", "\n");
        try (Connection connection = Cluster.of(local.connectionFile())
                        .database("corpus_" + database)
                        .connect();
                Statement statement = Cluster.statement(connection)) {
            for (Phrase phrase : Phrase.of(script).statements()) {
                outcomes.add(phrase + ";\n--> " + outcome(statement, phrase.toString()));
            }
        }
        return outcomes.toString();
    }

    private static String outcome(Statement statement, String sql) {
        try {
            return statement.execute(sql) ? rows(statement) : "done" + counted(statement.getUpdateCount());
        } catch (SQLException e) {
            return e.getSQLState() + " "
                    + String.valueOf(e.getMessage())
                            .replaceAll("\\s*\n\\s*", " | ")
                            .replace(REFUSED_HERE, "");
        }
    }

    /** The number of a table depends on how many things were made before. */
    private static String withoutNumber(String value) {
        return value.replaceAll("identity(\"?)\\(\\d+, ", "identity$1(oid, ");
    }

    private static String counted(int rows) {
        return rows > 0 ? ", " + rows + " rows" : "";
    }

    private static String rows(Statement statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next() && lines.size() < MOST_ROWS) {
                StringJoiner line = new StringJoiner(" | ");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    line.add(withoutNumber(String.valueOf(rows.getString(column))));
                }
                lines.add(line.toString());
            }
        }
        return String.join("\n--> ", lines.isEmpty() ? List.of("no rows") : lines);
    }
}
