package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How strictly scripts are checked.
 *
 * @param depth how closely the statements are looked at
 * @param levels the rules that matter more or less here than by themselves, by their names
 * @param unknownSyntax what an option or a clause that is not known means
 * @param transport what carries the statements, and how long they may be for it
 * @param forbidden what the target forbids, however little it matters here
 * @param database the database that the scripts are deployed to; absent when nobody has said it
 * @param baseline the file of the findings that are accepted; absent when there is none
 */
public record CheckConfig(
        Depth depth,
        Map<String, Level> levels,
        UnknownSyntax unknownSyntax,
        TransportName transport,
        Forbidden forbidden,
        @Nullable String database,
        @Nullable Path baseline) {

    /** Only what must be known to read the scripts at all. */
    public static final CheckConfig BARE = new CheckConfig(
            Depth.TEXT, Map.of(), UnknownSyntax.ERROR, TransportName.JDBC, Forbidden.NOTHING, null, null);

    /** How closely statements are looked at. */
    public enum Depth {
        /** They are cut apart. */
        TEXT,
        /** They are parsed for what a deployment itself has to know; nobody hears of what the grammar does not know. */
        FACTS,
        /** They are parsed and checked. */
        ALL
    }

    /** Tells whether everything is checked. */
    public boolean all() {
        return depth == Depth.ALL;
    }

    /** Returns these settings for scripts that are deployed to a database. */
    public CheckConfig connectedTo(String name) {
        return new CheckConfig(
                depth, levels, unknownSyntax, transport, forbidden, name.toLowerCase(Locale.ROOT), baseline);
    }

    /** Returns these settings without any rule, for SQL that is nobody's to mend. */
    public CheckConfig withoutRules() {
        return new CheckConfig(Depth.FACTS, Map.of(), UnknownSyntax.WARNING, transport, forbidden, database, null);
    }

    /** Copies the map. */
    public CheckConfig {
        levels = Map.copyOf(levels);
    }

    /**
     * Reads how strictly scripts are checked.
     *
     * @param rules what is said about rules: {@code off}, {@code warning} or {@code error} by the rule's name
     * @param known the names of all rules
     */
    public static CheckConfig of(Map<String, String> rules, Collection<String> known, Settings settings) {
        Map<String, Level> levels = new TreeMap<>();
        new TreeMap<>(rules).forEach((rule, level) -> {
            if (known.contains(rule)) {
                levels.put(rule, settings.choice("rules." + rule, level, Level.class));
            } else {
                settings.mistake(unknown(rule, known));
            }
        });
        return new CheckConfig(
                settings.flag("validate", true) ? Depth.ALL : Depth.FACTS,
                levels,
                settings.choice("unknownSyntax", UnknownSyntax.class, UnknownSyntax.ERROR),
                settings.choice("transport", TransportName.class, TransportName.JDBC),
                Forbidden.of(known, settings),
                null,
                settings.path("baseline").orElse(null));
    }

    private static Diagnostic unknown(String rule, Collection<String> known) {
        return Diagnostic.error(ConfigCode.UNKNOWN_RULE, "there is no rule '" + rule + "'")
                .help(Suggestion.of(rule, known)
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse("rules are " + String.join(", ", known)));
    }
}
