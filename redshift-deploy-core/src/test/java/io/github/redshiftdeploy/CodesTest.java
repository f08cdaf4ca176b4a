package io.github.redshiftdeploy;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.Level;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every code has a page for users, and every page has a code. */
class CodesTest {

    private static final Path PAGES = Path.of("../docs/codes");

    /** The codes of redshift-deploy-aws, whose own test asks for their pages. */
    private static final String AWS = "RS41";

    private static final int LONGEST_PAGE = 30;

    /** Says on a page that its example is a script of psql. */
    private static final String PSQL = "With `redshift.placeholderSyntax=psql`";

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```(sql|yaml)\n(.*?)```");

    @Test
    void every_code_has_a_page_and_every_page_has_a_code() throws IOException {
        TreeSet<String> codes = codes().map(Code::id).collect(toCollection(TreeSet::new));

        List<String> pages = pages().map(CodesTest::id)
                .filter(id -> !id.startsWith(AWS))
                .sorted()
                .toList();

        assertThat(pages).containsExactlyElementsOf(codes);
    }

    @Test
    void no_two_problems_share_a_code() {
        assertThat(codes().map(Code::id)).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> a_page_is_short_and_tells_meaning_example_and_remedy() throws IOException {
        return pages().filter(page -> !id(page).startsWith(AWS))
                .map(page -> DynamicTest.dynamicTest(id(page), () -> {
                    List<String> lines = Files.readAllLines(page);

                    assertThat(lines).hasSizeLessThanOrEqualTo(LONGEST_PAGE);
                    assertThat(lines.get(0)).startsWith("# " + id(page) + ": ");
                    assertThat(lines).contains("## An example", "## How to mend it");
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_script_or_ordering_on_a_page_causes_its_code(@TempDir Path folder) throws IOException {
        return pages().filter(page -> id(page).matches("RS(1|2[12]|6)\\d+"))
                .filter(page -> EXAMPLE.matcher(read(page)).find())
                .map(page -> DynamicTest.dynamicTest(id(page), () -> {
                    Path project = Files.createDirectory(folder.resolve(id(page)));

                    Validation validation = validate(project, read(page));

                    assertThat(validation.findings())
                            .extracting(Diagnostic::code)
                            .extracting(Code::id)
                            .contains(id(page));
                }));
    }

    private static Validation validate(Path project, String page) throws IOException {
        Files.writeString(project.resolve("other.sql"), "SELECT 1;\n");
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            String name = example.group(1).equals("sql") ? "example.sql" : "ordering.yaml";
            if (Files.notExists(project.resolve(name))) { // The page of a rule shows a good script after the bad one.
                Files.writeString(project.resolve(name), example.group(2));
            }
        }
        SqlSet set = new SqlSet(".", List.of(), List.of(), List.of());
        Map<String, String> placeholders = Map.of("schema", "sales", "filter", "x' OR 'a'='a");
        Settings settings = new Settings(page.contains(PSQL) ? Map.of("placeholderSyntax", "psql") : Map.of());
        ScriptConfig scripts = ScriptConfig.of(project, set, placeholders, settings);
        CheckConfig checks = CheckConfig.of(everyRule(), Rule.words(), settings);
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(ValidateConfig.of(scripts, checks, settings));
    }

    /** A rule that is off by itself has a page with an example as well. */
    private static Map<String, String> everyRule() {
        return Stream.of(Rule.values())
                .filter(rule -> rule.level() == Level.OFF)
                .collect(toMap(Rule::word, rule -> "warning"));
    }

    private static Stream<Code> codes() {
        return MainClasses.ALL.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Code.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(Code.class::cast);
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted().toList().stream();
        }
    }

    private static String id(Path page) {
        return page.getFileName().toString().replaceFirst("\\.md$", "");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
