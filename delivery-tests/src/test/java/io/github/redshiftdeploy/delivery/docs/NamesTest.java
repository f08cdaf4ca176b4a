package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.check.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goals, properties, rules, codes and versions that the documentation names are there. */
class NamesTest {

    private static final Pattern PROPERTY = Pattern.compile("-D((?:redshift|sql)\\.[\\w.-]*\\w)");
    private static final Pattern WORD = Pattern.compile("-?D?((?:redshift|sql)\\.[a-z][\\w.-]*\\w)(?:=.*)?");
    private static final Pattern GOAL = Pattern.compile("redshift-deploy:([a-z][a-z-]*)(?![a-z-]|[: ]*=)");
    private static final Pattern IN_FULL =
            Pattern.compile("redshiftdeploy:redshift-deploy-maven-plugin:([^:\\s`]+)(?::([a-z-]+))?");
    private static final Pattern VERSION = Pattern.compile("\\b0\\.\\d+\\.\\d+-SNAPSHOT\\b");
    private static final Pattern CODE = Pattern.compile("\\bRS\\d{4}\\b");

    /** Properties whose names end as the user chooses. */
    private static final List<String> MAPS = List.of("redshift.placeholders.", "redshift.rules.");

    /** What pages show as a mistake that is answered. */
    private static final Set<String> MISTYPED = Set.of("redshift.tagret", "redshift.sql.path");

    private static Goals goals;
    private static List<Page> pages;

    @BeforeAll
    static void read() throws IOException {
        goals = Goals.read();
        pages = Documentation.pages();
    }

    @Test
    void every_property_exists() {
        assertThat(unknown(PROPERTY, NamesTest::isProperty)).isEmpty();
        assertThat(pages.stream()
                        .flatMap(page -> page.words().stream()
                                .map(WORD::matcher)
                                .filter(matcher -> matcher.matches() && !isProperty(matcher.group(1)))
                                .map(matcher -> page.name() + ": " + matcher.group())))
                .isEmpty();
    }

    @Test
    void every_rule_that_is_set_exists() {
        Pattern rule = Pattern.compile("redshift\\.rules\\.([\\w-]+)");

        assertThat(unknown(rule, name -> name.equals("name") || Rule.words().contains(name)))
                .isEmpty();
    }

    @Test
    void every_goal_exists() {
        Set<String> names = goals.names();

        assertThat(names).contains("execute", "plan", "validate");
        assertThat(unknown(GOAL, names::contains)).isEmpty();
        assertThat(all(IN_FULL)
                        .filter(found -> found.group(2) != null)
                        .map(found -> found.group(2))
                        .filter(goal -> !names.contains(goal)))
                .isEmpty();
    }

    @Test
    void the_version_is_that_of_this_build() {
        assertThat(all(VERSION).map(MatchResult::group)).isNotEmpty().containsOnly(goals.version());
        assertThat(all(IN_FULL).map(found -> found.group(1))).containsOnly(goals.version());
    }

    @Test
    void every_code_has_a_page() {
        assertThat(unknown(
                        Pattern.compile("\\b(RS\\d{4})\\b"),
                        code -> Files.exists(Documentation.ROOT.resolve("docs/codes/" + code + ".md"))))
                .isEmpty();
        assertThat(all(CODE)).hasSizeGreaterThan(100);
    }

    private static boolean isProperty(String name) {
        return MISTYPED.contains(name)
                || goals.properties().contains(name)
                || MAPS.stream().anyMatch(name::startsWith);
    }

    private static Set<String> unknown(Pattern pattern, Predicate<String> known) {
        Set<String> unknown = new TreeSet<>();
        for (Page page : pages) {
            pattern.matcher(page.text())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !known.test(name))
                    .forEach(name -> unknown.add(page.name() + ": " + name));
        }
        return unknown;
    }

    private static Stream<MatchResult> all(Pattern pattern) {
        return pages.stream().flatMap(page -> pattern.matcher(page.text()).results());
    }
}
