package io.github.redshiftdeploy.remedy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page of {@code docs/codes} says.
 *
 * @param code the code that the page is about
 * @param example the files of its example
 * @param settings what the page says that its example needs
 * @param suggestions the paragraphs, list items and tables under "How to mend it"
 */
record CodePage(String code, Map<String, String> example, Map<String, String> settings, List<Suggestion> suggestions) {

    private static final Path FOLDER = Path.of("../docs/codes");

    private static final Map<String, String> NAMES = Map.of("sql", "example.sql", "yaml", "ordering.yaml");

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```(\\w*)\n(.*?)^ *```\n?");

    private static final String PSQL = "With `redshift.placeholderSyntax=psql`";

    /**
     * A paragraph, a list item or a table that tells what to do.
     *
     * @param words its words, with one space between two
     * @param sql the blocks of SQL that follow it
     */
    record Suggestion(String words, List<String> sql) {}

    /** Returns the pages of all codes. */
    static List<CodePage> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(CodePage::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CodePage read(Path file) {
        try {
            String text = Files.readString(file);
            String code = file.getFileName().toString().replace(".md", "");
            return new CodePage(
                    code,
                    example(section(text, "An example")),
                    settings(code, text),
                    suggestions(section(text, "How to mend it")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule that is off by itself has a page as well; that a page's scripts may run again matters to one rule. */
    private static Map<String, String> settings(String code, String text) {
        Map<String, String> settings = new TreeMap<>();
        if (text.contains(PSQL)) {
            settings.put("placeholderSyntax", "psql");
        }
        if (rule(code).filter(Rule.NOT_REPEATABLE::equals).isEmpty()) {
            settings.put("run", "once");
        }
        rule(code)
                .filter(rule -> rule.level() == Level.OFF)
                .ifPresent(rule -> settings.put("rules." + rule.word(), "warning"));
        return settings;
    }

    /** Returns the rule that a code is of, if it is one. */
    static Optional<Rule> rule(String code) {
        return Stream.of(Rule.values()).filter(rule -> rule.id().equals(code)).findFirst();
    }

    private static String section(String text, String title) {
        Matcher section =
                Pattern.compile("(?ms)^## " + title + "\n(.*?)(?=^## |\\z)").matcher(text);
        return section.find() ? section.group(1) : "";
    }

    private static Map<String, String> example(String section) {
        Map<String, String> files = new TreeMap<>();
        Matcher fence = FENCE.matcher(section);
        while (fence.find()) {
            String name = NAMES.get(fence.group(2));
            if (name != null) {
                files.putIfAbsent(name, fence.group(3));
            }
        }
        if (files.containsKey("ordering.yaml")) {
            files.put("other.sql", "SELECT 1;\n");
        }
        return files;
    }

    private static List<Suggestion> suggestions(String section) {
        List<Suggestion> suggestions = new ArrayList<>();
        int end = 0;
        Matcher fence = FENCE.matcher(section);
        while (fence.find()) {
            suggestions.addAll(plain(section.substring(end, fence.start())));
            if (fence.group(2).equals("sql")) {
                Suggestion last = suggestions.remove(suggestions.size() - 1);
                List<String> sql = Stream.concat(last.sql().stream(), Stream.of(fence.group(3)))
                        .toList();
                suggestions.add(new Suggestion(last.words(), sql));
            }
            end = fence.end();
        }
        suggestions.addAll(plain(section.substring(end)));
        return suggestions;
    }

    /** An indented block belongs to the words before it. */
    private static List<Suggestion> plain(String text) {
        return Arrays.stream(text.split("\n\n+|\n(?=- |\\d\\. )"))
                .filter(part -> !part.isBlank() && !part.startsWith("    "))
                .map(part -> new Suggestion(oneSpaced(part), List.of()))
                .toList();
    }

    static String oneSpaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
