package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a user is told about input that is wrong: a folder a mistake, with settings, scripts and what is said. */
class BadInputTest {

    private static final Corpus CORPUS = Corpus.of("corpus/bad-input");

    private static final String PLACEHOLDERS = "placeholders.";

    @TestFactory
    Stream<DynamicTest> says_what_is_wrong_and_what_to_do() {
        return CORPUS.golden("settings.properties", "expected.txt", (file, text) -> said(validate(file, text)));
    }

    @TestFactory
    Stream<DynamicTest> finds_something_and_the_same_again() {
        return CORPUS.each("settings.properties", file -> {
            String text = Files.readString(file);

            Validation once = validate(file, text);
            Validation again = validate(file, text);

            assertThat(again.findings()).isNotEmpty().isEqualTo(once.findings());
        });
    }

    private static Validation validate(Path file, String text) throws IOException {
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(config(file.resolveSibling(""), settings(text)));
    }

    private static String said(Validation validation) {
        return validation.findings().stream().map(Diagnostic::render).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static ScriptConfig config(Path root, Map<String, String> values) {
        Settings settings = new Settings(values);
        SqlSet set = new SqlSet(
                settings.text("directory").orElse("sql"),
                settings.list("includes"),
                settings.list("excludes"),
                settings.list("files"));
        ScriptConfig config = ScriptConfig.of(root, set, placeholders(values), settings);
        settings.check();
        return config;
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
