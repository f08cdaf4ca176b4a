package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    // One object for all options of a kind: each place that makes one costs a class when the table is made.

    /** No value. */
    static final Values NOTHING = grammar -> List.of();

    /** A string, {@code AS} or {@code =} before it or not. */
    static final Values STRING = OptionTable::string;

    /** A name of one or more parts. */
    static final Values NAME = OptionTable::name;

    /** A user who owns something. */
    static final Values OWNER = OptionTable::owner;

    /** ON or OFF, TRUE or FALSE, or nothing. */
    static final Values TOGGLE = OptionTable::toggle;

    /** What is said of an option that Redshift does not have. */
    private record Foreign(String feature, String instead) {}

    private record Row(
            String name,
            List<Keyword> words,
            Values values,
            @Nullable Foreign foreign) {

        private boolean matches(Tokens tokens, int ahead) {
            for (int i = 0; i < words.size(); i++) {
                if (tokens.keyword(ahead + i) != words.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String command;
    private final Map<Keyword, List<Row>> rows = new EnumMap<>(Keyword.class);
    private final List<String> names = new ArrayList<>();
    private final OptionRules rules = new OptionRules();
    private final Set<String> bare = new HashSet<>();
    private boolean separated;

    /** Begins the table of a command, named as users know it. */
    OptionTable(String command) {
        this.command = command;
    }

    /** Adds options without a value. */
    OptionTable flags(String... options) {
        for (String option : options) {
            row(option, NOTHING);
        }
        return this;
    }

    /** Adds an option and what follows its name. */
    OptionTable row(String option, Values values) {
        names.add(option);
        return row(option, values, null);
    }

    /** Adds an option of another database, and what Redshift has instead of the feature. */
    OptionTable foreign(String option, String feature, String instead, Values values) {
        return row(option, values, new Foreign(feature, instead));
    }

    private OptionTable row(String option, Values values, @Nullable Foreign foreign) {
        List<Keyword> words = new ArrayList<>();
        for (String word : List.of(option.split(" "))) {
            words.add(Keyword.valueOf(word));
        }
        List<Row> same = rows.computeIfAbsent(words.get(0), key -> new ArrayList<>());
        same.add(behindLonger(same, words.size()), new Row(option, words, values, foreign));
        return this;
    }

    private static int behindLonger(List<Row> rows, int length) {
        int index = 0;
        while (index < rows.size() && rows.get(index).words().size() >= length) {
            index++;
        }
        return index;
    }

    /** Adds that of these options a command may have one only. */
    OptionTable exclusive(String... options) {
        for (String option : options) {
            rules.against(option, options);
        }
        return this;
    }

    /** Adds that an option goes together with none of the others, which may go together with each other. */
    OptionTable against(String option, String... others) {
        rules.against(option, others);
        return this;
    }

    /** Adds that an option makes sense only beside one of the others. */
    OptionTable needs(String option, String... others) {
        rules.needs(option, others);
        return this;
    }

    /** Adds that these options may stand several times. */
    OptionTable repeatable(String... options) {
        rules.repeatable(options);
        return this;
    }

    /** Adds that these words are no options of the command when a bracket follows them. */
    OptionTable bare(String... options) {
        bare.addAll(List.of(options));
        return this;
    }

    /** Returns the options that have a value, for a command that writes a word between name and value. */
    OptionTable assigned(String command, Keyword word) {
        OptionTable table = new OptionTable(command);
        rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.foreign() == null && row.values() != NOTHING)
                .forEach(row -> table.row(row.name(), grammar -> assigned(grammar, word, row.values())));
        return table;
    }

    private static List<Node> assigned(Grammar grammar, Keyword word, Values values) {
        grammar.tokens.expect(word, grammar.tokens.afterLast());
        List<Node> assigned = values.read(grammar);
        if (assigned.isEmpty()) {
            throw grammar.tokens.expected("a value", grammar.tokens.afterLast());
        }
        return assigned;
    }

    /** Adds that commas may stand between the options. */
    OptionTable separated() {
        separated = true;
        return this;
    }

    /** Reads options as long as there are any, and reports those that do not go together. */
    List<Option> read(Grammar grammar) {
        if (!begins(grammar.tokens, 0)) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        for (Optional<Option> next = next(grammar); next.isPresent(); next = next(grammar)) {
            options.add(next.get());
            if (separated && grammar.tokens.at(',') && begins(grammar.tokens, 1)) {
                grammar.tokens.advance();
            }
        }
        check(grammar, options);
        return List.copyOf(options);
    }

    /** Tells whether an option begins at a token. */
    boolean begins(Tokens tokens, int ahead) {
        for (Row row : rows(tokens.keyword(ahead))) {
            if (row.matches(tokens, ahead)) {
                return true;
            }
        }
        return false;
    }

    private List<Row> rows(@Nullable Keyword word) {
        List<Row> found = word == null ? null : rows.get(word);
        return found == null ? List.of() : found;
    }

    /** Reads one option, or nothing when the next token begins none. */
    Optional<Option> next(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        for (Row row : rows(tokens.keyword())) {
            if (row.matches(tokens, 0)
                    && !(bare.contains(row.name()) && tokens.at(row.words().size(), '('))) {
                int at = tokens.here();
                tokens.back(tokens.place() + row.words().size());
                if (row.foreign() != null) {
                    grammar.unsupported(
                            row.foreign().feature(), at, row.foreign().instead());
                }
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
        Optional<SyntaxError> halfway = halfway(tokens);
        if (halfway.isPresent()) {
            return halfway.get();
        }
        Problem problem = Problem.of(SqlCode.SYNTAX, tokens.here(), tokens.found() + " is no option of " + command);
        SyntaxError error = new SyntaxError(problem.help(meant(tokens)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the options are listed on the page of " + command + " in the manual of Redshift")));
        return error.unknown(tokens);
    }

    /** Returns the error that the next tokens begin like an option and do not go on like one; it reads them. */
    Optional<SyntaxError> halfway(Tokens tokens) {
        List<Row> candidates = rows(tokens.keyword());
        int from = tokens.place();
        int length = 0;
        for (List<Row> fit = candidates; !fit.isEmpty(); fit = fitting(candidates, length, tokens.keyword())) {
            candidates = fit;
            tokens.advance();
            length++;
        }
        int end = length;
        String[] next = candidates.stream()
                .filter(row -> row.words().size() > end && row.foreign() == null)
                .map(row -> row.words().get(end).name())
                .distinct()
                .toArray(String[]::new);
        return next.length == 0
                ? Optional.empty()
                : Optional.of(
                        tokens.oneOf("after '" + tokens.words(from) + "'", next).unknown(tokens));
    }

    private static List<Row> fitting(List<Row> rows, int index, @Nullable Keyword word) {
        return rows.stream()
                .filter(row -> row.words().size() > index && row.words().get(index) == word)
                .toList();
    }

    /** Returns the option, or the first word of one, that was meant by the next token. */
    Optional<String> meant(Tokens tokens) {
        if (!tokens.atWord()) {
            return Optional.empty();
        }
        List<String> firstWords = rows.keySet().stream().map(Keyword::name).toList();
        return Suggestion.of(tokens.text(), names).or(() -> Suggestion.of(tokens.text(), firstWords));
    }

    /** Reports options that stand twice, exclude each other, or lack one that they need. */
    void check(Grammar grammar, List<Option> options) {
        rules.check(grammar, options);
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

    /** A user who owns something. */
    static List<Node> owner(Grammar grammar) {
        return List.of(grammar.user("after 'OWNER TO'"));
    }

    /** ON or OFF, TRUE or FALSE, or nothing. */
    static List<Node> toggle(Grammar grammar) {
        grammar.skipFiller();
        return grammar.words("ON", "OFF", "TRUE", "FALSE").map(List::<Node>of).orElse(List.of());
    }
}
