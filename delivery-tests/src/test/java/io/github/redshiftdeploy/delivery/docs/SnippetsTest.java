package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.delivery.docs.Page.Snippet;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the documentation shows can be copied: it parses, and means what the tool takes it for. */
class SnippetsTest {

    private static final List<Page> PAGES = Documentation.pages();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    /** The page of a code, whose first script shows what is wrong: CodesTest of the core holds that. */
    private static final Pattern CODE_PAGE = Pattern.compile("docs/codes/(RS\\d{4})\\.md");

    @TestFactory
    Stream<DynamicTest> scripts_have_no_errors(@TempDir Path folder) {
        return each("sql", snippet -> {
            Path project = Files.createTempDirectory(folder, "sql");
            Files.writeString(project.resolve("snippet.sql"), snippet.text());

            List<Diagnostic> errors = validate(project, snippet.text());

            assertThat(errors)
                    .filteredOn(error -> !isShownWrong(snippet))
                    .as(snippet.text())
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> configurations_name_what_the_plugin_has() throws IOException {
        Goals goals = Goals.read();
        return each("xml", snippet -> new Configuration(goals).check(snippet.text()));
    }

    @TestFactory
    Stream<DynamicTest> yaml_is_yaml_and_an_ordering_an_ordering() {
        return each("yaml", snippet -> {
            if (isShownWrong(snippet)) {
                return;
            }
            Object value =
                    new Load(LoadSettings.builder().setLabel(snippet.place()).build()).loadFromString(snippet.text());

            assertThat(value).isInstanceOfAny(List.class, Map.class);
            if (value instanceof List || (value instanceof Map<?, ?> map && map.containsKey("order"))) {
                assertThat(Schemas.ORDERING.yamlMistakes(snippet.text())).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> json_is_json() {
        return each(
                "json",
                snippet -> assertThat(JsonParser.parseString(snippet.text()))
                        .isInstanceOfAny(JsonObject.class, JsonArray.class));
    }

    @TestFactory
    Stream<DynamicTest> commands_are_what_a_shell_reads() {
        return each("sh", snippet -> {
            assumeThat(Shell.isThere()).as("bash is not installed").isTrue();

            assertThat(Shell.mistakes(snippet.text())).isEmpty();
        });
    }

    private static Stream<DynamicTest> each(String language, Check check) {
        return PAGES.stream()
                .flatMap(page -> page.snippets(language).stream())
                .map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> check.check(snippet)));
    }

    private static boolean isShownWrong(Snippet snippet) {
        String page = snippet.place().replaceFirst(":\\d+$", "");
        return CODE_PAGE.matcher(page).matches()
                && PAGES.stream()
                        .filter(candidate -> candidate.name().equals(page))
                        .anyMatch(candidate ->
                                candidate.snippets(snippet.language()).get(0).equals(snippet));
    }

    private static List<Diagnostic> validate(Path project, String text) throws IOException {
        Map<String, String> placeholders = new HashMap<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> placeholders.put(found.group(1), "x"));
        Settings settings = new Settings(Map.of());
        SqlSet set = new SqlSet(".", List.of(), List.of(), List.of());
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(
                        ScriptConfig.of(project, set, placeholders, settings),
                        CheckConfig.of(Map.of(), Rule.words(), settings))
                .errors();
    }

    /** What must hold of a snippet. */
    @FunctionalInterface
    private interface Check {
        void check(Snippet snippet) throws Exception;
    }
}
