package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.redshiftdeploy.check.CheckCode;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about input that is wrong: a folder a mistake, with settings, scripts and what is said. */
class BadInputTest {

    private static final Corpus CORPUS = Corpus.of("corpus/bad-input");

    private static final String PLACEHOLDERS = "placeholders.";

    @TestFactory
    Stream<DynamicTest> says_what_is_wrong_and_what_to_do() {
        return CORPUS.golden("settings.properties", "expected.txt", (file, text) -> said(validate(file, text)));
    }

    @TestFactory
    @Tag("time")
    Stream<DynamicTest> finds_something_and_the_same_again() {
        return CORPUS.each("settings.properties", file -> {
            String text = Files.readString(file);

            Validation once = validate(file, text);
            Validation again = validate(file, text);

            assertThat(again.findings()).isNotEmpty().isEqualTo(once.findings());
        });
    }

    @Test
    @Tag("time")
    void refuses_a_statement_of_more_than_16_megabytes(@TempDir Path folder) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("sql"));
        Files.writeString(scripts.resolve("long.sql"), "SELECT 1;\nSELECT '" + "x".repeat(17_000_000) + "';\n");

        Validation validation = validate(folder.resolve("settings.properties"), "");

        assertThat(said(validation)).isEqualTo("""
                sql/long.sql:2:1: error[RS1005]: the statement is longer than 16 MB, the most that Redshift takes
                2 | SELECT '%s
                  | ^
                  = help: is the literal, body or comment that begins at 2:8 closed?
                """.formatted("x".repeat(152)));
    }

    @Test
    void shows_no_other_piece_of_a_line_that_is_too_long_to_show(@TempDir Path folder) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("sql"));
        Files.writeString(scripts.resolve("long.sql"), "SELECT '" + "x".repeat(100_000) + "', ${table};");

        Validation validation = validate(folder.resolve("settings.properties"), "");

        assertThat(said(validation)).isEqualTo("""
                sql/long.sql:1:100012: error[RS2111]: the placeholder '${table}' has no value
                   = help: set it with -Dredshift.placeholders.table=... or under <placeholders>
                """);
    }

    @Test
    void a_hundred_thousand_mistakes_take_no_time(@TempDir Path folder) throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("sql"));
        Files.writeString(scripts.resolve("many.sql"), "INSERT INTO ${table} VALUES (1);\n".repeat(100_000));

        Validation validation = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> validate(folder.resolve("settings.properties"), ""));

        assertThat(validation.findings())
                .hasSize(51)
                .last()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(CheckCode.TOO_MANY));
    }

    private static Validation validate(Path file, String text) throws IOException {
        Map<String, String> settings = settings(text);
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(config(file.resolveSibling(""), settings));
    }

    private static String said(Validation validation) {
        return validation.findings().stream().map(Diagnostic::render).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static ValidateConfig config(Path root, Map<String, String> values) {
        Settings settings = new Settings(values);
        SqlSet set = new SqlSet(
                settings.text("directory").orElse("sql"),
                settings.list("includes"),
                settings.list("excludes"),
                settings.list("files"));
        ScriptConfig config = ScriptConfig.of(root, set, placeholders(values), settings);
        CheckConfig checks = CheckConfig.of(noRules(), Rule.words(), settings);
        settings.check();
        return ValidateConfig.of(config, checks, settings);
    }

    /** Rules have a corpus of their own. */
    private static Map<String, String> noRules() {
        return Rule.words().stream().collect(Collectors.toMap(rule -> rule, rule -> "off"));
    }

    private static Map<String, String> settings(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static Map<String, String> placeholders(Map<String, String> settings) {
        Map<String, String> placeholders = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(PLACEHOLDERS)) {
                placeholders.put(name.substring(PLACEHOLDERS.length()), value);
            }
        });
        return placeholders;
    }
}
