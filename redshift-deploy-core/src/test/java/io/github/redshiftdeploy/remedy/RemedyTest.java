package io.github.redshiftdeploy.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.check.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every suggestion of every page of a code is followed, and then the code is gone. */
class RemedyTest {

    private static final List<CodePage> PAGES = CodePage.all();

    private static final Map<String, List<Remedy>> REMEDIES = RemedyBook.read(PAGES);

    /** The pages of rules show a comment that keeps the statement. */
    private static final String ALLOW = "-- redshift-deploy: allow ";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_suggestion_that_is_followed_makes_the_code_go() {
        return PAGES.stream().flatMap(page -> Stream.concat(trials(page), blocks(page)));
    }

    @Test
    void every_suggestion_is_followed_by_a_test() {
        assertThat(PAGES.stream()
                        .flatMap(page -> page.suggestions().stream()
                                .filter(suggestion -> suggestion.sql().isEmpty())
                                .filter(suggestion ->
                                        remedies(page).stream().noneMatch(remedy -> remedy.isAbout(suggestion)))
                                .map(suggestion -> page.code() + ": " + suggestion.words())))
                .as("suggestions of which corpus/remedies says nothing")
                .isEmpty();
    }

    @Test
    void what_is_followed_stands_on_the_page() {
        assertThat(PAGES.stream()
                        .flatMap(page -> remedies(page).stream()
                                .filter(remedy -> page.suggestions().stream().noneMatch(remedy::isAbout))
                                .map(remedy -> page.code() + ": " + remedy.suggestion())))
                .as("words of corpus/remedies that no page has")
                .isEmpty();
        assertThat(PAGES).allMatch(page -> !page.suggestions().isEmpty());
    }

    @Test
    void the_tests_that_follow_a_suggestion_are_there() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(file -> file.toString().contains("src/test/java")
                            && file.toString().endsWith("Test.java"))
                    .toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }

        List<String> all = REMEDIES.values().stream()
                .flatMap(List::stream)
                .flatMap(remedy -> remedy.followedBy().stream())
                .toList();
        assertThat(all).isNotEmpty();
        assertThat(all.stream().filter(test -> !isThere(test, tests))).isEmpty();
    }

    private static boolean isThere(String test, Map<String, String> tests) {
        String[] name = test.split("#", -1);
        String text = tests.getOrDefault(name[0], "");
        return name.length == 1 ? !text.isEmpty() : text.contains(" " + name[1] + "(");
    }

    private Stream<DynamicTest> trials(CodePage page) {
        return remedies(page).stream().flatMap(remedy -> {
            Trial trial = remedy.trial();
            return trial == null ? Stream.empty() : Stream.of(follow(page, remedy.suggestion(), trial));
        });
    }

    /** A block of SQL that the page suggests is tried as it stands there, unless a remedy says that it does so. */
    private Stream<DynamicTest> blocks(CodePage page) {
        return page.suggestions().stream()
                .filter(suggestion ->
                        remedies(page).stream().noneMatch(remedy -> remedy.block() && remedy.isAbout(suggestion)))
                .flatMap(suggestion -> suggestion.sql().stream())
                .map(sql -> follow(page, sql.strip(), trial(page, sql)));
    }

    private static Trial trial(CodePage page, String sql) {
        Attempt example = Attempt.of(page.example(), page.settings());
        Map<String, String> files = new TreeMap<>(page.example());
        String own = ALLOW + CodePage.rule(page.code()).map(Rule::word).orElse("?");
        if (!sql.contains(own)) {
            files.put("example.sql", sql);
            return new Trial(example, Attempt.of(files, page.settings()), new TreeSet<>());
        }
        if (sql.startsWith(ALLOW) && sql.lines().count() == 1) {
            files.computeIfPresent("example.sql", (name, text) -> sql + text);
            return new Trial(example, Attempt.of(files, page.settings()), new TreeSet<>());
        }
        files.put("example.sql", sql);
        Attempt allowed = Attempt.of(files, page.settings());
        files.put("example.sql", sql.replace(own, "-- "));
        return new Trial(Attempt.of(files, page.settings()), allowed, new TreeSet<>());
    }

    private DynamicTest follow(CodePage page, String words, Trial trial) {
        return DynamicTest.dynamicTest(page.code() + ": " + words, () -> {
            SortedSet<String> before = codes(page, trial.before());
            SortedSet<String> after = codes(page, trial.after());

            assertThat(before).as("%s: what '%s' is about", page.code(), words).contains(page.code());
            assertThat(after).as("%s: after '%s'", page.code(), words).isEqualTo(trial.then());
        });
    }

    private SortedSet<String> codes(CodePage page, Attempt attempt) throws IOException {
        SortedSet<String> codes = attempt.codes(Files.createTempDirectory(folder, page.code()));
        codes.removeIf(code -> code.startsWith("RS6") && !page.code().startsWith("RS6"));
        return codes;
    }

    private static List<Remedy> remedies(CodePage page) {
        return REMEDIES.getOrDefault(page.code(), List.of());
    }
}
