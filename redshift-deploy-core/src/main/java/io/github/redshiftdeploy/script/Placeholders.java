package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.PlaceholderValues;
import io.github.redshiftdeploy.config.TargetGap;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.Statement;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.Token;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts values in the place of <code>${name}</code>. A known name is replaced wherever it stands, in literals, quoted
 * names and bodies too. An unknown one is left alone there, where it may mean something else, and is an error
 * elsewhere.
 *
 * <p>The script is cut into statements before, so no value can change where a statement ends.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}\\s]+)}");

    private final Map<String, String> values;
    private final Map<String, TargetGap> gaps;
    private final Script script;
    private final Consumer<Diagnostic> mistakes;
    private final Set<String> used = new TreeSet<>();

    Placeholders(PlaceholderValues values, Script script, Consumer<Diagnostic> mistakes) {
        this.values = values.values();
        this.gaps = values.gaps();
        this.script = script;
        this.mistakes = mistakes;
    }

    /** Returns the names of the values that were put in so far. */
    Set<String> used() {
        return used;
    }

    ScriptStatement replace(Statement statement) {
        String text = statement.text();
        SourceMap map = new SourceMap();
        if (!text.contains("${")) {
            return new ScriptStatement(statement, statement.kind(), text, map);
        }
        StringBuilder sql = new StringBuilder();
        QuotedParts quoted = new QuotedParts();
        for (Token token : Lexer.tokens(text)) {
            int from = sql.length();
            requireNoGap(statement, token);
            append(sql, text, token, map);
            if (token.kind() == TokenKind.PLACEHOLDER) {
                requireKnown(statement, token);
                quoted.addValue(sql.substring(from));
            } else if (QuotedParts.contain(token.kind())) {
                quoted.add(sql.substring(from));
            }
        }
        String result = sql.toString();
        if (!map.isEmpty() && !quoted.areThoseOf(result)) {
            mistakes.accept(breaking(statement));
        }
        return new ScriptStatement(statement, StatementKind.of(result), result, map);
    }

    private void append(StringBuilder sql, String text, Token token, SourceMap map) {
        Matcher matcher = PLACEHOLDER.matcher(text).region(token.start(), token.end());
        int copied = token.start();
        while (!token.kind().trivia() && matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value != null) {
                used.add(matcher.group(1));
                sql.append(text, copied, matcher.start());
                map.add(matcher.start(), matcher.end() - matcher.start(), sql.length(), value.length());
                sql.append(value);
                copied = matcher.end();
            }
        }
        sql.append(text, copied, token.end());
    }

    /** What another target has is a placeholder wherever it stands. */
    private void requireNoGap(Statement statement, Token token) {
        if (gaps.isEmpty() || token.kind().trivia()) {
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(statement.text()).region(token.start(), token.end());
        while (matcher.find()) {
            TargetGap gap = gaps.get(matcher.group(1));
            if (gap != null) {
                mistakes.accept(missing(matcher.group(), gap).at(script.place(statement.at(matcher.start()))));
            }
        }
    }

    /** Returns what is said of a placeholder that a target has no value for. */
    static Diagnostic missing(String written, TargetGap gap) {
        return Diagnostic.error(
                        ScriptCode.UNKNOWN_PLACEHOLDER,
                        "the placeholder '" + written + "' has no value for " + gap.missing())
                .help(gap.remedy());
    }

    private void requireKnown(Statement statement, Token token) {
        String name = statement.text().substring(token.start() + 2, token.end() - 1);
        if (!values.containsKey(name) && !gaps.containsKey(name)) {
            Diagnostic unknown = Diagnostic.error(
                            ScriptCode.UNKNOWN_PLACEHOLDER, "the placeholder '${" + name + "}' has no value")
                    .at(script.place(statement.at(token.start())));
            mistakes.accept(unknown.help(Suggestion.of(name, new TreeSet<>(values.keySet()))
                    .map(meant -> "did you mean '${" + meant + "}'?")
                    .orElse("set it with -Dredshift.placeholders." + name + "=... or under <placeholders>")));
        }
    }

    private Diagnostic breaking(Statement statement) {
        List<MatchResult> known = PLACEHOLDER
                .matcher(statement.text())
                .results()
                .filter(match -> values.containsKey(match.group(1)))
                .toList();
        String names = known.stream()
                .map(match -> "'" + match.group() + "'")
                .distinct()
                .collect(Collectors.joining(" or "));
        return Diagnostic.error(
                        ScriptCode.BREAKING_VALUE,
                        "the value of " + names + " ends the statement, a literal or a comment in it")
                .at(script.place(statement.at(known.get(0).start())))
                .help("remove ';', comments and unpaired quotes from the value");
    }
}
