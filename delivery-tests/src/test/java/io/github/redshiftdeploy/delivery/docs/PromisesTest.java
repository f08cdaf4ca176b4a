package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised: by {@code SECURITY.md} of all parameters, by other pages and by messages of goals. */
class PromisesTest {

    private static final Pattern TRUST = Pattern.compile("(?i)ssl|tls|cert|verif|trust|insecure|plaintext");
    private static final Pattern SECRET = Pattern.compile("(?i)passw|secret|token|accesskey|privatekey|credentials?$");

    /** What a page says of a goal that is not there yet. */
    private static final String LATER = "come with a later release";

    private static final Pattern GOAL = Pattern.compile("redshift-deploy:([a-z][a-z-]*)");

    @Test
    void no_setting_turns_the_verification_of_tls_off() throws IOException {
        assertThat(promises()).contains("**TLS is always verified**", "(`redshift.sslRootCert`)");
        assertThat(properties())
                .filteredOn(property -> TRUST.matcher(property).find())
                .containsExactly("redshift.sslRootCert");
    }

    @Test
    void no_secret_has_a_property() throws IOException {
        assertThat(promises()).contains("**No secret in a property, a log or a report.**");
        // The name of a secret is none.
        assertThat(properties())
                .filteredOn(property -> SECRET.matcher(property).find())
                .containsExactly("redshift.secretArn");
    }

    /** Whoever writes such a file should know that nothing runs it; and whoever adds the goal, that pages say so. */
    @ParameterizedTest
    @ValueSource(strings = {"test", "rollback"})
    void a_page_that_tells_of_companions_says_that_their_goals_are_still_to_come(String goal) throws IOException {
        List<Page> pages = Documentation.pages().stream()
                .filter(page -> !page.name().equals("CHANGELOG.md"))
                .filter(page -> page.text().contains("." + goal + ".sql"))
                .toList();

        assertThat(pages).hasSizeGreaterThan(3);
        if (Goals.read().names().contains(goal)) {
            assertThat(pages).noneMatch(page -> page.text().contains(LATER));
        } else {
            assertThat(pages)
                    .allSatisfy(page -> assertThat(page.text()).as(page.name()).contains(LATER));
        }
    }

    @Test
    void every_goal_that_a_message_names_is_there() throws IOException {
        Set<String> goals = Goals.read().names();

        assertThat(sources().flatMap(text -> GOAL.matcher(text).results().map(found -> found.group(1))))
                .hasSizeGreaterThan(10)
                .isSubsetOf(goals);
    }

    private static Stream<String> sources() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                files.filter(Files::isRegularFile).map(PromisesTest::read).forEach(texts::add);
            }
        }
        return texts.stream();
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(Documentation.ROOT)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("redshift-"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String promises() throws IOException {
        return Files.readString(Documentation.ROOT.resolve("SECURITY.md"));
    }

    private static Set<String> properties() throws IOException {
        return Goals.read().properties();
    }
}
