package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

    /** That an option makes sense only beside one of the others. */
    private record Need(String option, List<String> others) {}

    private final String command;
    private final Map<Keyword, List<Row>> rows = new EnumMap<>(Keyword.class);
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> exclusions = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();

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

    /** Adds that an option goes together with none of the others, which may go together with each other. */
    OptionTable against(String option, String... others) {
        for (String other : others) {
            exclusive(option, other);
        }
        return this;
    }

    /** Adds that an option makes sense only beside one of the others. */
    OptionTable needs(String option, String... others) {
        needs.add(new Need(option, List.of(others)));
        return this;
    }

    /** Reads options as long as there are any, and reports those that do not go together. */
    List<Option> read(Grammar grammar) {
        List<Option> options = new ArrayList<>();
        for (Optional<Option> next = next(grammar); next.isPresent(); next = next(grammar)) {
            options.add(next.get());
        }
        check(grammar, options);
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

    /** Returns the names of all options. */
    List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /** Returns the error that the next token is no option of the command. */
    SyntaxError expected(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        if (!tokens.atWord()) {
            return tokens.expected("an option of " + command, "");
        }
        List<Row> begun = tokens.keyword() == null ? List.of() : rows.getOrDefault(tokens.keyword(), List.of());
        if (!begun.isEmpty()) {
            return unfinished(tokens, begun);
        }
        String word = tokens.text();
        Problem problem = Problem.of(SqlCode.SYNTAX, tokens.here(), tokens.found() + " is no option of " + command);
        return new SyntaxError(problem.help(Suggestion.of(word, names)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the options are listed on the page of " + command + " in the manual of Redshift")));
    }

    /** Returns the error that the words behind the first one of an option are not those of any. */
    private static SyntaxError unfinished(Tokens tokens, List<Row> begun) {
        String first = String.valueOf(tokens.keyword());
        tokens.advance();
        return tokens.oneOf(
                "after '" + first + "'",
                begun.stream()
                        .map(row -> row.name().substring(first.length()).strip())
                        .toArray(String[]::new));
    }

    /** Reports options that stand twice, exclude each other, or lack one that they need. */
    void check(Grammar grammar, List<Option> options) {
        Map<String, Option> seen = new LinkedHashMap<>();
        for (Option option : options) {
            Option same = seen.putIfAbsent(option.words(), option);
            if (same != null) {
                grammar.report(Problem.of(SqlCode.CONFLICT, option.at(), "'" + option.words() + "' stands twice")
                        .help("keep one of the two")
                        .note("the other one is", same.at()));
            } else {
                checkExclusions(grammar, seen.values(), option);
            }
        }
        for (Need need : needs) {
            Option option = seen.get(need.option());
            if (option != null && need.others().stream().noneMatch(seen::containsKey)) {
                grammar.report(Problem.of(
                                SqlCode.MISSING_CLAUSE,
                                option.at(),
                                "'" + need.option() + "' without '"
                                        + need.others().get(0) + "'")
                        .help("add " + String.join(" or ", need.others())));
            }
        }
    }

    private void checkExclusions(Grammar grammar, Collection<Option> before, Option option) {
        for (Option other : before) {
            if (!other.words().equals(option.words()) && exclude(other.words(), option.words())) {
                grammar.report(Problem.of(
                                SqlCode.CONFLICT,
                                option.at(),
                                "'" + option.words() + "' does not go together with '" + other.words() + "'")
                        .help("keep one of the two")
                        .note("'" + other.words() + "' is", other.at()));
                return;
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
        return List.of(constant(grammar, grammar.tokens.atString(), "a string"));
    }

    /** A number, {@code AS} or {@code =} before it or not. */
    static List<Node> number(Grammar grammar) {
        grammar.skipFiller();
        return List.of(constant(grammar, grammar.tokens.atNumber() || grammar.tokens.at('-'), "a number"));
    }

    /** A whole number within limits. */
    static Values between(String option, long least, long most) {
        return grammar -> {
            List<Node> value = number(grammar);
            if (value.get(0) instanceof Literal number && number.kind() == Literal.Kind.NUMBER) {
                checkRange(grammar, option, number, least, most);
            } else if (value.get(0) instanceof Expression.Unary negative && least >= 0) {
                grammar.report(outOfRange(option, negative.at(), "a negative number", least, most));
            }
            return value;
        };
    }

    private static void checkRange(Grammar grammar, String option, Literal number, long least, long most) {
        boolean whole = number.text().length() < 19 && number.text().chars().allMatch(Character::isDigit);
        long value = whole ? Long.parseLong(number.text()) : -1;
        if (value < least || value > most) {
            grammar.report(outOfRange(option, number.at(), "'" + number.text() + "'", least, most));
        }
    }

    private static Problem outOfRange(String option, int at, String value, long least, long most) {
        return Problem.of(
                        SqlCode.OUT_OF_RANGE,
                        at,
                        option + " is a whole number from " + least + " to " + most + ", not " + value)
                .help("write a number within these limits");
    }

    private static Expression constant(Grammar grammar, boolean there, String what) {
        if (!there && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected(what, grammar.tokens.afterLast());
        }
        return grammar.expressions.constant();
    }

    /** A name of one or more parts. */
    static List<Node> name(Grammar grammar) {
        grammar.skipFiller();
        return List.of(grammar.names.qualified("a name", grammar.tokens.afterLast()));
    }

    /** ON or OFF, TRUE or FALSE, or nothing. */
    static List<Node> toggle(Grammar grammar) {
        grammar.skipFiller();
        return grammar.words("ON", "OFF", "TRUE", "FALSE").map(List::<Node>of).orElse(List.of());
    }
}
