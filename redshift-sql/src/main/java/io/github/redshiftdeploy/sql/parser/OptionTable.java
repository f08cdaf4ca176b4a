package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a command, which may stand in any order: a row for each, with what may follow its name. A new option
 * of Redshift is a new row.
 */
final class OptionTable {

    /** Reads what follows the name of an option. */
    @FunctionalInterface
    interface Values {
        List<Node> read(Grammar grammar);
    }

    private record Row(List<Keyword> words, Values values) {

        private String name() {
            return String.join(" ", words.stream().map(Keyword::name).toList());
        }

        private boolean matches(Tokens tokens) {
            for (int i = 0; i < words.size(); i++) {
                if (tokens.keyword(i) != words.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String command;
    private final Map<Keyword, List<Row>> rows = new EnumMap<>(Keyword.class);
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> exclusions = new ArrayList<>();

    /** Begins the table of a command, named as users know it. */
    OptionTable(String command) {
        this.command = command;
    }

    /** Adds options without a value. */
    OptionTable flags(String... options) {
        for (String option : options) {
            row(option, grammar -> List.of());
        }
        return this;
    }

    /** Adds an option and what follows its name. */
    OptionTable row(String option, Values values) {
        List<Keyword> words =
                Arrays.stream(option.split(" ")).map(Keyword::valueOf).toList();
        List<Row> same = rows.computeIfAbsent(words.get(0), key -> new ArrayList<>());
        same.add(new Row(words, values));
        same.sort(Comparator.comparingInt((Row row) -> row.words().size()).reversed());
        names.add(option);
        return this;
    }

    /** Adds that of these options a command may have one only. */
    OptionTable exclusive(String... options) {
        exclusions.add(List.of(options));
        return this;
    }

    /** Reads options as long as there are any, and reports those that do not go together. */
    List<Option> read(Grammar grammar) {
        List<Option> options = new ArrayList<>();
        for (Optional<Option> next = next(grammar); next.isPresent(); next = next(grammar)) {
            check(grammar, options, next.get());
            options.add(next.get());
        }
        return List.copyOf(options);
    }

    /** Reads one option, or nothing when the next token begins none. */
    Optional<Option> next(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        if (tokens.keyword() == null) {
            return Optional.empty();
        }
        for (Row row : rows.getOrDefault(tokens.keyword(), List.of())) {
            if (row.matches(tokens)) {
                int at = tokens.here();
                row.words().forEach(word -> tokens.advance());
                return Optional.of(
                        new Option(row.name(), List.copyOf(row.values().read(grammar)), at));
            }
        }
        return Optional.empty();
    }

    /** Returns the error that the next token is no option of the command. */
    SyntaxError expected(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        if (!tokens.atWord()) {
            return tokens.expected("an option of " + command, "");
        }
        String word = tokens.text();
        Problem problem = Problem.of(SqlCode.SYNTAX, tokens.here(), tokens.found() + " is no option of " + command);
        return new SyntaxError(problem.help(Suggestion.of(word, names)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the options are listed on the page of " + command + " in the manual of Redshift")));
    }

    private void check(Grammar grammar, List<Option> before, Option option) {
        for (Option other : before) {
            if (other.words().equals(option.words())) {
                grammar.report(Problem.of(SqlCode.CONFLICT, option.at(), "'" + option.words() + "' stands twice")
                        .help("keep one of the two")
                        .note("the other one is", other.at()));
            } else if (exclude(other.words(), option.words())) {
                grammar.report(Problem.of(
                                SqlCode.CONFLICT,
                                option.at(),
                                "'" + option.words() + "' does not go together with '" + other.words() + "'")
                        .help("keep one of the two")
                        .note("'" + other.words() + "' is", other.at()));
            }
        }
    }

    private boolean exclude(String one, String other) {
        return exclusions.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    // What options have for values.

    /** A string, {@code AS} or {@code =} before it or not. */
    static List<Node> string(Grammar grammar) {
        grammar.skipFiller();
        if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("a string", "");
        }
        return List.of(grammar.expressions.operand());
    }

    /** A number, {@code AS} or {@code =} before it or not. */
    static List<Node> number(Grammar grammar) {
        grammar.skipFiller();
        if (!grammar.tokens.atNumber() && !grammar.tokens.at('-') && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("a number", "");
        }
        return List.of(grammar.expressions.operand());
    }

    /** A name of one or more parts. */
    static List<Node> name(Grammar grammar) {
        grammar.skipFiller();
        return List.of(grammar.names.qualified("a name", ""));
    }

    /** ON or OFF, TRUE or FALSE, or nothing. */
    static List<Node> toggle(Grammar grammar) {
        grammar.skipFiller();
        return grammar.words("ON", "OFF", "TRUE", "FALSE").map(List::<Node>of).orElse(List.of());
    }
}
