package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule by its examples: {@code corpus/rules/<rule>/bad.sql} and what it finds there, and {@code good.sql}, where
 * it finds nothing. A rule across scripts has folders {@code bad} and {@code good}.
 */
class RulesTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus/rules");

    @TestFactory
    Stream<DynamicTest> finds_the_bad_and_leaves_the_good() {
        return rules(rule -> {
            List<Diagnostic> bad = find(rule, "bad");
            List<Diagnostic> good = find(rule, "good");

            Corpus.check(folder(rule).resolve("bad.diagnostics"), rendered(bad));
            Corpus.check(folder(rule).resolve("good.diagnostics"), rendered(good));
            assertThat(bad).extracting(Diagnostic::code).containsOnly(rule);
            assertThat(good).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> its_page_names_it_and_tells_how_to_allow_it() {
        return rules(rule -> {
            String page = Files.readString(Path.of("../docs/codes").resolve(rule.id() + ".md"));

            assertThat(page).startsWith("# " + rule.id() + ": " + rule.word() + "\n");
            if (rule != Rule.UNUSED_ALLOW && rule != Rule.WRONG_ALLOW) {
                assertThat(page).contains("-- redshift-deploy: allow " + rule.word() + ": ");
            }
        });
    }

    @Test
    void the_guide_lists_every_rule_with_its_level_in_order() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/guides/validate.md")).stream()
                .filter(line -> line.contains("](../codes/RS6"))
                .toList();

        assertThat(rows)
                .zipSatisfy(
                        List.of(Rule.values()),
                        (row, rule) -> assertThat(row)
                                .startsWith("| [`" + rule.word() + "`](../codes/" + rule.id() + ".md) | "
                                        + Choice.word(rule.level()) + " | "));
    }

    private static Stream<DynamicTest> rules(Examination examination) {
        return Stream.of(Rule.values()).map(rule -> DynamicTest.dynamicTest(rule.word(), () -> examination.of(rule)));
    }

    @FunctionalInterface
    private interface Examination {
        void of(Rule rule) throws Exception;
    }

    private static Path folder(Rule rule) {
        return CORPUS.resolve(rule.word());
    }

    /** What other rules find in the examples is of no interest; what is no rule, such as a mistake in them, is. */
    private static List<Diagnostic> find(Rule rule, String example) throws IOException {
        boolean single = Files.exists(folder(rule).resolve(example + ".sql"));
        return validate(folder(rule), single ? example + ".sql" : example, levels(rule)).stream()
                .filter(finding -> finding.code() == rule || !(finding.code() instanceof Rule))
                .toList();
    }

    /** The others keep their levels, so that a comment that allows one of them has something to allow. */
    private static Map<String, String> levels(Rule rule) {
        return switch (rule.level()) {
            case OFF -> Map.of(rule.word(), "warning");
            case WARNING, ERROR -> Map.of();
        };
    }

    private static List<Diagnostic> validate(Path root, String path, Map<String, String> levels) throws IOException {
        Settings settings = new Settings(Map.of("path", path));
        ScriptConfig scripts = ScriptConfig.of(root, SqlSet.standard(), Map.of(), settings);
        CheckConfig checks = CheckConfig.of(levels, Rule.words(), settings);
        settings.check();
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(ValidateConfig.of(scripts, checks, settings))
                .findings();
    }

    private static String rendered(List<Diagnostic> findings) {
        return findings.stream().map(finding -> finding.render() + "\n").collect(Collectors.joining("\n"));
    }
}
