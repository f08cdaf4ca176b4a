package io.github.redshiftdeploy.delivery.docs;

import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of codes names every page of a code by its title; {@code -Dgolden.update=true} writes it anew. */
class CodesPageTest {

    private static final String FOLDER = "docs/codes/";

    private static final Map<String, String> STAGES = Map.of(
            "RS1", "The text of a script",
            "RS2", "Configuration, order and transactions",
            "RS4", "The connection, AWS and the history",
            "RS5", "Execution",
            "RS6", "Rules");

    @Test
    void the_list_of_codes_is_that_of_their_pages() throws IOException {
        Map<String, String> stages = Documentation.pages().stream()
                .filter(page -> page.name().startsWith(FOLDER))
                .collect(Collectors.groupingBy(
                        CodesPageTest::stage,
                        TreeMap::new,
                        Collectors.mapping(CodesPageTest::line, Collectors.joining())));

        StringBuilder text = new StringBuilder("# Error codes\n\nWhat each means, an example, and how to mend it.\n");
        stages.forEach((stage, lines) -> text.append("\n## " + stage + "\n\n" + lines));

        Corpus.check(Documentation.ROOT.resolve("docs/codes.md"), text.toString());
    }

    private static String stage(Page page) {
        String prefix = page.name().substring(FOLDER.length(), FOLDER.length() + 3);
        return prefix + "xxx: " + STAGES.get(prefix);
    }

    private static String line(Page page) {
        String title = page.text().lines().findFirst().orElseThrow().replaceFirst("^# ", "");
        String name = page.name().substring("docs/".length());
        return "- [%s](%s)%s%n".formatted(title.substring(0, 6), name, title.substring(6));
    }
}
