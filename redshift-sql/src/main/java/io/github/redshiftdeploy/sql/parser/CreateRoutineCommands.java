package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.SessionCommand.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads CREATE FUNCTION and CREATE PROCEDURE. */
final class CreateRoutineCommands {

    private static final OptionTable FUNCTION = new OptionTable("CREATE FUNCTION")
            .row("RETURNS", grammar -> List.of(grammar.types.type("after 'RETURNS'")))
            .row("LANGUAGE", CreateRoutineCommands::language)
            .row("AS", CreateRoutineCommands::literal)
            .flags("VOLATILE", "STABLE", "IMMUTABLE", "STRICT", "CALLED ON NULL INPUT", "RETURNS NULL ON NULL INPUT")
            .flags("SECURITY INVOKER", "SECURITY DEFINER")
            .exclusive("VOLATILE", "STABLE", "IMMUTABLE")
            .exclusive("STRICT", "CALLED ON NULL INPUT", "RETURNS NULL ON NULL INPUT")
            .exclusive("SECURITY INVOKER", "SECURITY DEFINER");

    private static final OptionTable PROCEDURE = new OptionTable("CREATE PROCEDURE")
            .row("LANGUAGE", CreateRoutineCommands::language)
            .row("AS", CreateRoutineCommands::literal)
            .row("RETURNS", grammar -> List.of(grammar.types.type("after 'RETURNS'")))
            .row("SET", CreateRoutineCommands::settings)
            .flags("NONATOMIC", "SECURITY INVOKER", "SECURITY DEFINER")
            .exclusive("SECURITY INVOKER", "SECURITY DEFINER")
            .exclusive("NONATOMIC", "SECURITY DEFINER")
            .exclusive("NONATOMIC", "SET");

    private static final List<String> LANGUAGES = List.of("plpgsql", "plpythonu", "sql");

    private final Grammar grammar;
    private final Tokens tokens;

    CreateRoutineCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads {@code FUNCTION …}. */
    RoutineCommand function(boolean replace, int at) {
        tokens.advance();
        Name name = grammar.names.qualified("the name of a function", "after 'CREATE FUNCTION'");
        List<Parameter> parameters = new ParameterLists(grammar).enclosed("after the name of the function");
        int from = tokens.place();
        List<Option> options = options(FUNCTION);
        require("CREATE FUNCTION", options, at, "RETURNS", "the type of what the function gives");
        require("CREATE FUNCTION", options, at, "LANGUAGE", "LANGUAGE sql");
        require("CREATE FUNCTION", options, at, "AS", "the body between AS $$ and $$");
        Node body = functionBody(from, parameters, options);
        return new RoutineCommand.CreateFunction(replace, name, parameters, withoutBody(options), body, at);
    }

    /** Reads {@code PROCEDURE …}. */
    RoutineCommand procedure(boolean replace, int at) {
        tokens.advance();
        Name name = grammar.names.qualified("the name of a procedure", "after 'CREATE PROCEDURE'");
        List<Parameter> parameters = new ParameterLists(grammar).enclosed("after the name of the procedure");
        int from = tokens.place();
        List<Option> options = options(PROCEDURE);
        require("CREATE PROCEDURE", options, at, "LANGUAGE", "LANGUAGE plpgsql");
        require("CREATE PROCEDURE", options, at, "AS", "the body between AS $$ and $$");
        find(options, "RETURNS")
                .ifPresent(returns -> grammar.unsupported(
                        "procedures that return a value", returns.at(), "give values back in OUT parameters"));
        Option language = find(options, "LANGUAGE").orElse(null);
        if (language != null && !word(language).equals("plpgsql")) {
            wrongLanguage(language, "procedures are written in plpgsql");
        }
        Node body = find(options, "AS")
                .map(as -> procedureBody(from, as, new Procedure(name, parameters, options)))
                .orElse(null);
        return new RoutineCommand.CreateProcedure(replace, name, parameters, withoutBody(options), body, at);
    }

    private List<Option> options(OptionTable table) {
        List<Option> options = table.read(grammar);
        if (!tokens.ended() && !tokens.at(';')) {
            throw table.expected(grammar);
        }
        return options;
    }

    private @Nullable Node functionBody(int from, List<Parameter> parameters, List<Option> options) {
        Option body = find(options, "AS").orElse(null);
        Option language = find(options, "LANGUAGE").orElse(null);
        if (body == null || language == null) {
            return body == null ? null : body.values().get(0);
        }
        switch (word(language)) {
            case "sql" -> {
                return sqlBody(from, body, parameters);
            }
            case "plpythonu" -> {} // A matter of rules: scripts of before are still checked.
            case "plpgsql" ->
                grammar.unsupported(
                        "functions in plpgsql",
                        language.at(),
                        "write the function in SQL, or a procedure, which CALL runs");
            default -> wrongLanguage(language, "functions are written in sql");
        }
        return body.values().get(0);
    }

    private Node sqlBody(int from, Option as, List<Parameter> parameters) {
        Node written = as.values().get(0);
        if (!isString(written)) {
            return written;
        }
        Grammar body = open(from, written);
        if (body.atPlaceholder()) {
            return written;
        }
        new ParameterLists(grammar).checkNumbers(body.tokens, parameters.size());
        return new FunctionBody(body).read(written.at());
    }

    private Node procedureBody(int from, Option as, Procedure procedure) {
        Node written = as.values().get(0);
        if (!isString(written)) {
            return written;
        }
        Grammar body = open(from, written);
        return body.atPlaceholder() ? written : new ProcedureBody(body, procedure).read(written.at());
    }

    /** Opens a body that was passed: what language it is in may stand behind it. */
    private Grammar open(int from, Node literal) {
        int behind = tokens.place();
        tokens.back(from);
        while (tokens.here() != literal.at()) {
            tokens.advance();
        }
        Grammar body = new Embedded(grammar).open();
        body.tokens.call("the body");
        tokens.back(behind);
        return body;
    }

    private void wrongLanguage(Option language, String otherwise) {
        grammar.report(Problem.of(
                        SqlCode.SYNTAX,
                        language.values().get(0).at(),
                        "'" + word(language) + "' is not the language of such a routine")
                .help(Suggestion.of(word(language), LANGUAGES)
                        .filter(meant -> !meant.equals(word(language)))
                        .map(meant -> "did you mean '" + meant + "'?")
                        .orElse(otherwise)));
    }

    private void require(String command, List<Option> options, int at, String option, String what) {
        if (find(options, option).isEmpty()) {
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, command + " without " + option)
                    .help("add " + what));
        }
    }

    private static Optional<Option> find(List<Option> options, String words) {
        for (Option option : options) {
            if (option.words().equals(words)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static List<Option> withoutBody(List<Option> options) {
        return options.stream().filter(option -> !option.words().equals("AS")).toList();
    }

    private static boolean isString(Node node) {
        return node instanceof Literal literal && literal.kind() == Literal.Kind.STRING;
    }

    /** Returns the name of a language; it may be written as a string. */
    private static String word(Option language) {
        Node value = language.values().get(0);
        String word = value instanceof Literal literal ? literal.text().replace("'", "") : ((Name) value).text();
        return word.toLowerCase(Locale.ROOT);
    }

    private static List<Node> language(Grammar grammar) {
        return List.of(
                grammar.tokens.kind() == TokenKind.STRING
                        ? grammar.expressions.constant()
                        : grammar.names.any("a language", "after 'LANGUAGE'"));
    }

    private static List<Node> literal(Grammar grammar) {
        if (!grammar.tokens.atString() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("the body between $$ and $$", "after 'AS'");
        }
        return List.of(grammar.expressions.constant());
    }

    /** Reads {@code SET parameter TO value}, its first word already read, and any more of the kind. */
    private static List<Node> settings(Grammar grammar) {
        int first = grammar.tokens.here();
        List<Setting> settings = new ArrayList<>();
        do {
            int at = grammar.tokens.here();
            Name parameter = grammar.names.qualified("a parameter", "after 'SET'");
            if (!grammar.tokens.accept(TO) && !grammar.tokens.accept('=')) {
                throw grammar.tokens.expected("TO or '='", "after the parameter '" + parameter.text() + "'");
            }
            settings.add(new Setting(parameter, values(grammar), at));
        } while (grammar.tokens.accept(SET));
        return List.of(new RoutineCommand.Settings(List.copyOf(settings), first));
    }

    private static List<Node> values(Grammar grammar) {
        List<Node> values = new ArrayList<>();
        do {
            boolean name = grammar.tokens.atWord() && !grammar.atPlaceholder();
            values.add(name ? grammar.names.any("a value", "") : grammar.expressions.operand());
        } while (grammar.tokens.accept(','));
        return List.copyOf(values);
    }
}
