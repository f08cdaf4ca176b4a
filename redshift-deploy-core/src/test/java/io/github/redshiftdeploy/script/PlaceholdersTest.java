package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PlaceholderSyntax;
import io.github.redshiftdeploy.config.PlaceholderValues;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetGap;
import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

    @TempDir
    private Path folder;

    private final List<Diagnostic> mistakes = new ArrayList<>();

    @Test
    void puts_values_into_names_literals_bodies_and_quoted_names() throws IOException {
        ScriptStatement statement = read(
                "SELECT ${schema}.f_${env}_x, 's3://${env}/', $$ ${env} $$, \"${schema}\" -- ${env}\n, 1;",
                Map.of("schema", "sales", "env", "dev"));

        assertThat(statement.sql()).isEqualTo("SELECT sales.f_dev_x, 's3://dev/', $$ dev $$, \"sales\" -- ${env}\n, 1");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void what_a_target_lacks_is_told_in_literals_and_bodies_too() throws IOException {
        TargetGap gap = new TargetGap(List.of("prod"), List.of("dev"));
        Path file = write("SELECT ${bucket}, 's3://${bucket}/', $$ ${bucket} $$, '${other}' -- ${bucket}\n;");

        first(file, config(new PlaceholderValues(Map.of("bucket", "b"), Map.of("bucket", gap), Map.of()), true));
        first(file, config(new PlaceholderValues(Map.of(), Map.of("bucket", gap), Map.of()), true));

        assertThat(mistakes).hasSize(6).extracting(Diagnostic::render).allMatch(text -> text.contains("""
                error[RS2111]: the placeholder '${bucket}' has no value for target 'prod'
                   = help: set it under <placeholders> of that target, or of all of them; target 'dev' has one"""));
        assertThat(mistakes)
                .extracting(mistake -> Objects.requireNonNull(mistake.place()).column())
                .startsWith(8, 25, 41);
    }

    @Test
    void leaves_everything_alone_when_they_are_switched_off() throws IOException {
        Path file = write("SELECT ${a}, '${a}';");
        ScriptConfig config = config(Map.of("a", "1"), false);

        ScriptStatement statement = first(file, config);

        assertThat(statement.sql()).isEqualTo("SELECT ${a}, '${a}'");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_value_may_bring_whole_literals_and_line_ends() throws IOException {
        ScriptStatement statement = read("SELECT ${list};", Map.of("list", "'a''b',\n\"c\""));

        assertThat(statement.sql()).isEqualTo("SELECT 'a''b',\n\"c\"");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void a_value_is_not_searched_for_placeholders() throws IOException {
        ScriptStatement statement = read("SELECT '${a}';", Map.of("a", "${b}", "b", "no"));

        assertThat(statement.sql()).isEqualTo("SELECT '${b}'");
    }

    @Test
    void what_a_statement_is_depends_on_the_values() throws IOException {
        ScriptStatement statement = read("${verb} TABLE orders;", Map.of("verb", "DROP"));

        assertThat(statement.kind()).isEqualTo(StatementKind.DROP_TABLE);
    }

    @Test
    void a_value_that_breaks_a_statement_is_named_and_no_placeholder_without_a_value() throws IOException {
        read("SELECT ${unknown}, ${end};", Map.of("end", "1; DROP TABLE t"));

        assertThat(mistakes)
                .extracting(Diagnostic::message)
                .contains("the value of '${end}' ends the statement, a literal or a comment in it");
    }

    @Test
    void no_value_shows_in_a_message() throws IOException {
        read("SELECT '${password}';", Map.of("password", "hunter2' --"));

        assertThat(mistakes)
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.render()).doesNotContain("hunter2"));
    }

    @Test
    void positions_lead_back_to_the_script() throws IOException {
        String script = "SELECT \uD83D\uDE00,\n  ${short}, ${long_name}, '${empty}', tail;";
        ScriptStatement statement = read(script, Map.of("short", "a_much_longer_value", "long_name", "b", "empty", ""));

        String sql = statement.sql();

        assertThat(sql).isEqualTo("SELECT \uD83D\uDE00,\n  a_much_longer_value, b, '', tail");
        assertThat(at(statement, "SELECT")).isEqualTo("1:1");
        assertThat(at(statement, ",\n")).isEqualTo("1:9");
        assertThat(at(statement, "a_much")).isEqualTo("2:3");
        assertThat(at(statement, "longer")).isEqualTo("2:3");
        assertThat(at(statement, ", b")).isEqualTo("2:11");
        assertThat(at(statement, "b,")).isEqualTo("2:13");
        assertThat(at(statement, "''")).isEqualTo("2:27");
        assertThat(at(statement, "tail")).isEqualTo("2:39");
        assertThat(statement.at(sql.length()).toString()).isEqualTo("2:43");
        assertThat(statement.at(sql.length() + 100).toString()).isEqualTo("2:43");
    }

    @Test
    void characters_that_no_value_replaced_keep_their_places() throws IOException {
        String script = "SELECT a${x}b${y}${x}, '\uD83D\uDE00${y}', c;";
        ScriptStatement statement = read(script, Map.of("x", "\uD83D\uDE00\uD83D\uDE00", "y", ""));

        for (String mark : List.of("SELECT", ", '", ", c", "c")) {
            int character = script.codePointCount(0, script.lastIndexOf(mark)) + 1;

            assertThat(statement.at(statement.sql().lastIndexOf(mark)).toString())
                    .as(mark)
                    .isEqualTo("1:" + character);
        }
    }

    private static String at(ScriptStatement statement, String text) {
        return statement.at(statement.sql().indexOf(text)).toString();
    }

    private ScriptStatement read(String script, Map<String, String> values) throws IOException {
        return first(write(script), config(values, true));
    }

    private ScriptStatement first(Path file, ScriptConfig config) throws IOException {
        Script script = new Script(
                "a.sql", new ScriptText.InFile(file, StandardCharsets.UTF_8), RunPolicy.ALWAYS, TransactionPolicy.AUTO);
        try (ScriptReader reader = new ScriptReader(script, config, mistakes::add)) {
            Optional<ScriptStatement> statement = reader.next();
            return statement.orElseThrow();
        }
    }

    private Path write(String script) throws IOException {
        return Files.writeString(folder.resolve("a.sql"), script);
    }

    private ScriptConfig config(Map<String, String> values, boolean replace) {
        return config(PlaceholderValues.of(values), replace);
    }

    private ScriptConfig config(PlaceholderValues values, boolean replace) {
        return new ScriptConfig(
                folder,
                SqlSet.standard(),
                List.of(),
                List.of(),
                StandardCharsets.UTF_8,
                values,
                replace,
                Set.of(),
                PlaceholderSyntax.DOLLAR,
                RunPolicy.ALWAYS,
                TransactionPolicy.AUTO,
                TargetScope.ALL,
                null);
    }
}
