package io.github.redshiftdeploy.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementReaderTest {

    @Test
    void takes_a_statement_of_exactly_16_megabytes() throws IOException {
        String statement = "SELECT '" + "x".repeat(StatementReader.MAXIMUM_BYTES - 9) + "'";

        var result = StatementCorpusTest.read((statement + ";SELECT 2;").getBytes(UTF_8), Integer.MAX_VALUE);

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.statements()).hasSize(2);
    }

    @Test
    void refuses_a_statement_of_a_byte_more_than_16_megabytes() throws IOException {
        String statement = "SELECT '" + "x".repeat(StatementReader.MAXIMUM_BYTES - 8) + "'";

        var result = StatementCorpusTest.read(("SELECT 1;\n" + statement + ";").getBytes(UTF_8), Integer.MAX_VALUE);

        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(SqlCode.STATEMENT_TOO_LONG);
        assertThat(String.valueOf(result.diagnostics().get(0).place())).isEqualTo("script.sql:2:1");
    }

    @Test
    void counts_the_limit_in_bytes_and_not_in_characters() throws IOException {
        String statement = "SELECT '" + "ü".repeat(StatementReader.MAXIMUM_BYTES / 2) + "'";

        var result = StatementCorpusTest.read(statement.getBytes(UTF_8), Integer.MAX_VALUE);

        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(SqlCode.STATEMENT_TOO_LONG);
    }

    @Test
    void names_the_literal_that_swallowed_the_rest_of_a_long_script() throws IOException {
        String script = "SELECT 1;\nSELECT 'open;\n" + "SELECT 22222;\n".repeat(1_300_000);

        var result = StatementCorpusTest.read(script.getBytes(UTF_8), Integer.MAX_VALUE);

        assertThat(result.diagnostics())
                .singleElement()
                .satisfies(problem -> assertThat(problem.render()).isEqualTo("""
                        script.sql:2:1: error[RS1005]: the statement is longer than 16 MB, the most that Redshift takes
                           = help: is the literal, body or comment that begins at 2:8 closed?"""));
    }

    @Test
    void skips_comments_of_any_length() throws IOException {
        String script = "-- a long story\n".repeat(1_500_000) + "SELECT 1;";

        var result = StatementCorpusTest.read(script.getBytes(UTF_8), Integer.MAX_VALUE);

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.statements())
                .extracting(statement -> statement.start().line())
                .containsExactly(1_500_001);
    }

    @Test
    void gives_a_comment_before_a_statement_to_it() throws IOException {
        assertThat(comments("SELECT 1;\n-- redshift-deploy: allow a: x\n;\n/* why */\nSELECT 2;"))
                .containsExactly(List.of(), List.of("-- redshift-deploy: allow a: x"));
    }

    @Test
    void gives_a_comment_inside_a_statement_to_it() throws IOException {
        assertThat(comments("DELETE -- Redshift-Deploy : allow a: x\nFROM t;SELECT 2;"))
                .containsExactly(List.of("-- Redshift-Deploy : allow a: x"), List.of());
    }

    @Test
    void gives_a_comment_after_the_terminator_on_its_line_to_the_statement() throws IOException {
        assertThat(comments("DROP TABLE a; DROP TABLE b; /* b */ --redshift-deploy: allow a: x\nSELECT 2;"))
                .containsExactly(List.of(), List.of("--redshift-deploy: allow a: x"), List.of());
    }

    @Test
    void gives_comments_to_a_last_statement_without_a_terminator() throws IOException {
        assertThat(comments("SELECT 1;\nSELECT 2 -- redshift-deploy: allow a: x\n-- redshift-deploy: allow b: y"))
                .containsExactly(
                        List.of(), List.of("-- redshift-deploy: allow a: x", "-- redshift-deploy: allow b: y"));
    }

    @Test
    void keeps_no_comment_that_speaks_to_people() throws IOException {
        assertThat(comments("-- redshift-deployment: x\nSELECT 1; -- redshift-deploy\n-- see redshift-deploy: x"))
                .containsExactly(List.of());
    }

    @Test
    void keeps_a_hundred_comments_of_a_statement() throws IOException {
        String script = "-- redshift-deploy: allow a: x\n".repeat(1_500_000) + "SELECT 1;";

        assertThat(comments(script)).singleElement().asInstanceOf(LIST).hasSize(100);
    }

    private static List<List<String>> comments(String script) throws IOException {
        var result = StatementCorpusTest.read(script.getBytes(UTF_8), Integer.MAX_VALUE);
        assertThat(result.diagnostics()).isEmpty();
        return result.statements().stream()
                .map(statement ->
                        statement.comments().stream().map(Comment::text).toList())
                .toList();
    }

    @Test
    void names_the_place_of_the_first_byte_that_is_not_in_the_encoding() throws IOException {
        byte[] script = "SELECT 'aü';\nSELECT 'bü';".getBytes(UTF_8);
        script[script.length - 3] = (byte) 'x';

        var result = StatementCorpusTest.read(script, Integer.MAX_VALUE);

        assertThat(result.statements()).extracting(Statement::text).containsExactly("SELECT 'aü'");
        assertThat(result.diagnostics()).extracting(Diagnostic::render).isEqualTo(List.of("""
                script.sql:2:10: error[RS1007]: the bytes here are not UTF-8
                   = help: save the script as UTF-8, or set 'redshift.encoding' to the encoding it is in"""));
    }

    @Test
    void reads_a_long_script_in_another_encoding() throws IOException {
        String script = "SELECT 'ü😀€';\n".repeat(10_000);

        var result = StatementCorpusTest.read(script.getBytes(UTF_16), 999, UTF_16);

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.statements()).hasSize(10_000);
        assertThat(result.statements().get(9_999)).satisfies(statement -> {
            assertThat(statement.text()).isEqualTo("SELECT 'ü😀€'");
            assertThat(statement.end()).hasToString("10000:12");
        });
    }

    @Test
    void names_the_place_of_the_first_byte_that_is_not_in_another_encoding() throws IOException {
        var result = StatementCorpusTest.read("SELECT 1;\nSELECT 'bü';".getBytes(UTF_8), Integer.MAX_VALUE, US_ASCII);

        assertThat(result.statements()).extracting(Statement::text).containsExactly("SELECT 1");
        assertThat(result.diagnostics())
                .singleElement()
                .satisfies(problem -> assertThat(problem.render())
                        .startsWith("script.sql:2:10: error[RS1007]: the bytes here are not US-ASCII"));
    }
}
