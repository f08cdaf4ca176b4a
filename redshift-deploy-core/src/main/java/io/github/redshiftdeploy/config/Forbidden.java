package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What scripts may not do on a target.
 *
 * @param kinds the kinds of statements, each with the word that forbids it
 * @param rules the names of the rules
 */
public record Forbidden(Map<StatementKind, String> kinds, Set<String> rules) {

    /** Nothing is. */
    public static final Forbidden NOTHING = new Forbidden(Map.of(), Set.of());

    /** Copies the collections. */
    public Forbidden {
        kinds = Map.copyOf(kinds);
        rules = Set.copyOf(rules);
    }

    /**
     * Reads the words: the first words of commands, such as {@code DROP TABLE} or {@code DROP}, and the names of rules,
     * which may be written with spaces.
     *
     * @param known the names of all rules
     */
    static Forbidden of(Collection<String> known, Settings settings) {
        Map<StatementKind, String> kinds = new EnumMap<>(StatementKind.class);
        Set<String> rules = new LinkedHashSet<>();
        for (String text : settings.list(Gate.FORBID.setting())) {
            String rule = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
            String words = text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            List<StatementKind> meant = Arrays.stream(StatementKind.values())
                    .filter(kind -> (words(kind) + " ").startsWith(words + " "))
                    .toList();
            meant.forEach(kind -> kinds.putIfAbsent(kind, words));
            if (known.contains(rule)) {
                rules.add(rule);
            } else if (meant.isEmpty()) {
                settings.mistake(unknown(text, known));
            }
        }
        return new Forbidden(kinds, rules);
    }

    private static String words(StatementKind kind) {
        return kind == StatementKind.UNKNOWN ? "" : kind.name().replace('_', ' ');
    }

    private static Diagnostic unknown(String text, Collection<String> known) {
        Set<String> words = new TreeSet<>();
        for (StatementKind kind : StatementKind.values()) {
            if (!kind.name().endsWith("OTHER") && kind != StatementKind.UNKNOWN) {
                words.add(words(kind));
            }
        }
        known.forEach(rule -> words.add(rule.replace('-', ' ')));
        return Diagnostic.error(
                        ConfigCode.WRONG_VALUE, "'redshift.forbid' has '" + text + "', which is no command and no rule")
                .help(Suggestion.of(text.replace('-', ' '), words)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("give the first words of commands, such as DROP TABLE, and names of rules, such as"
                                + " update-without-where"));
    }

    /** Tells whether nothing is forbidden. */
    public boolean isEmpty() {
        return kinds.isEmpty() && rules.isEmpty();
    }
}
