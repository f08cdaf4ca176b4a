package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.ModelCommand;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads CREATE MODEL and CREATE EXTERNAL MODEL. */
final class ModelCommands {

    private static final OptionTable MODEL = new OptionTable("CREATE MODEL")
            .row("FROM", ModelCommands::source)
            .row("TARGET", ModelCommands::target)
            .row("FUNCTION", ModelCommands::function)
            .row("RETURNS", grammar -> List.of(grammar.types.type("after 'RETURNS'")))
            .row("SAGEMAKER", ModelCommands::endpoint)
            .row("IAM_ROLE", AuthorizationOptions::role)
            .row("AUTO", grammar -> List.of(grammar.oneOf("after 'AUTO'", "ON", "OFF")))
            .row("MODEL_TYPE", ModelCommands::type)
            .row("PROBLEM_TYPE", ModelCommands::problem)
            .row("OBJECTIVE", ModelCommands::objective)
            .row("PREPROCESSORS", OptionTable.STRING)
            .row("HYPERPARAMETERS", ModelCommands::hyperparameters)
            .row("SETTINGS", ModelCommands::settings)
            .exclusive("FROM", "SAGEMAKER");

    private static final OptionTable EXTERNAL_MODEL = new OptionTable("CREATE EXTERNAL MODEL")
            .row("FUNCTION", ModelCommands::function)
            .row("IAM_ROLE", AuthorizationOptions::role)
            .row("MODEL_TYPE", grammar -> List.of(grammar.oneOf("after 'MODEL_TYPE'", "BEDROCK")))
            .row("SETTINGS", ModelCommands::externalSettings);

    private static final String[] TYPES = {"XGBOOST", "MLP", "LINEAR_LEARNER", "KMEANS", "FORECAST", "RANDOM_CUT_FOREST"
    };

    private final Grammar grammar;
    private final Tokens tokens;

    ModelCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads {@code MODEL …}. */
    ModelCommand model(boolean replace, int at) {
        tokens.advance();
        Name name = grammar.names.qualified("the name of a model", "after 'CREATE MODEL'");
        List<Option> options = options(MODEL);
        require("CREATE MODEL", options, at, "FROM", "SAGEMAKER");
        require("CREATE MODEL", options, at, "IAM_ROLE");
        if (!has(options, "MODEL_TYPE")) {
            require("CREATE MODEL", options, at, "FUNCTION");
        }
        if (has(options, "TARGET")) {
            require("CREATE MODEL", options, at, "SETTINGS"); // A model that is trained needs a bucket.
        }
        return new ModelCommand.CreateModel(replace, name, options, at);
    }

    /** Reads {@code EXTERNAL MODEL …}. */
    ModelCommand externalModel(int at) {
        tokens.expect(Keyword.MODEL, "after 'EXTERNAL'");
        Name name = grammar.names.qualified("the name of a model", "after 'EXTERNAL MODEL'");
        List<Option> options = options(EXTERNAL_MODEL);
        for (String option : List.of("FUNCTION", "IAM_ROLE", "MODEL_TYPE", "SETTINGS")) {
            require("CREATE EXTERNAL MODEL", options, at, option);
        }
        return new ModelCommand.CreateExternalModel(name, options, at);
    }

    private List<Option> options(OptionTable table) {
        List<Option> options = table.read(grammar);
        if (!tokens.ended() && !tokens.at(';')) {
            throw table.expected(grammar);
        }
        return options;
    }

    private void require(String command, List<Option> options, int at, String... oneOf) {
        if (List.of(oneOf).stream().noneMatch(option -> has(options, option))) {
            String needed = String.join(" or ", oneOf);
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, command + " without " + needed)
                    .help("add " + needed + " and its value"));
        }
    }

    private static boolean has(List<Option> options, String words) {
        return options.stream().anyMatch(option -> option.words().equals(words));
    }

    /** A table, a query in parentheses, or the name of a job or a path, which may stand in parentheses too. */
    private static List<Node> source(Grammar grammar) {
        Tokens tokens = grammar.tokens;
        if (tokens.at('(') || tokens.atString() || tokens.kind() == TokenKind.PARAMETER) {
            return List.of(grammar.expressions.operand());
        }
        if (grammar.queries.atQuery()) {
            throw tokens.expected("'('", "before the query").helping("write the query in parentheses");
        }
        return List.of(grammar.names.qualified("a table, a query in parentheses or the name of a job", "after 'FROM'"));
    }

    private static List<Node> target(Grammar grammar) {
        return grammar.tokens.atString()
                ? List.of(grammar.expressions.operand())
                : List.of(grammar.names.simple("a column", "after 'TARGET'"));
    }

    private static List<Node> function(Grammar grammar) {
        int at = grammar.tokens.here();
        Name name = grammar.names.qualified("the name of a function", "after 'FUNCTION'");
        List<TypeName> types = grammar.tokens.at('(') ? types(grammar) : List.of();
        return List.of(new ModelCommand.Prediction(name, types, at));
    }

    private static List<TypeName> types(Grammar grammar) {
        int opener = grammar.tokens.here();
        grammar.tokens.advance();
        List<TypeName> types = new ArrayList<>();
        while (!grammar.tokens.at(')')) {
            types.add(grammar.types.type(types.isEmpty() ? "after '('" : "after ','"));
            if (!grammar.tokens.accept(',')) {
                break;
            }
        }
        grammar.tokens.closeList(opener, "after the type");
        return List.copyOf(types);
    }

    private static List<Node> endpoint(Grammar grammar) {
        int at = grammar.tokens.here();
        Node endpoint = OptionTable.string(grammar).get(0);
        if (!grammar.tokens.accept(':')) {
            return List.of(endpoint);
        }
        Node model = OptionTable.string(grammar).get(0);
        return List.of(new ModelCommand.Endpoint((Expression) endpoint, (Expression) model, at));
    }

    private static List<Node> type(Grammar grammar) {
        return List.of(grammar.oneOf("after 'MODEL_TYPE'", TYPES));
    }

    private static List<Node> problem(Grammar grammar) {
        return enclosable(
                grammar,
                () -> grammar.oneOf(
                        "after 'PROBLEM_TYPE'", "REGRESSION", "BINARY_CLASSIFICATION", "MULTICLASS_CLASSIFICATION"));
    }

    private static List<Node> objective(Grammar grammar) {
        return enclosable(grammar, () -> OptionTable.string(grammar).get(0));
    }

    /** The manual writes parentheses in its synopsis and none in its examples. */
    private static List<Node> enclosable(Grammar grammar, Supplier<Node> value) {
        int opener = grammar.tokens.here();
        boolean enclosed = grammar.tokens.accept('(');
        Node node = value.get();
        if (enclosed) {
            grammar.tokens.close(')', opener, "after the value");
        }
        return List.of(node);
    }

    private static List<Node> hyperparameters(Grammar grammar) {
        Words words = grammar.oneOf("after 'HYPERPARAMETERS'", "DEFAULT EXCEPT", "DEFAULT");
        return words.words().equals("DEFAULT")
                ? List.of(words)
                : List.of(words, pairs(grammar, Set.of(), "after 'DEFAULT EXCEPT'"));
    }

    private static List<Node> settings(Grammar grammar) {
        return List.of(pairs(grammar, ModelSetting.names(false), "after 'SETTINGS'"));
    }

    private static List<Node> externalSettings(Grammar grammar) {
        ModelCommand.Settings settings = pairs(grammar, ModelSetting.names(true), "after 'SETTINGS'");
        if (settings.options().stream().noneMatch(option -> option.words().equals("MODEL_ID"))) {
            grammar.report(
                    Problem.of(SqlCode.MISSING_CLAUSE, settings.at(), "SETTINGS of an external model without MODEL_ID")
                            .help("add MODEL_ID and the name that the model has at Bedrock"));
        }
        return List.of(settings);
    }

    /** Reads {@code (name value, …)}; no names are known of hyperparameters. */
    private static ModelCommand.Settings pairs(Grammar grammar, Set<String> known, String where) {
        int opener = grammar.tokens.here();
        grammar.tokens.expect('(', where);
        List<Option> pairs = new ArrayList<>();
        Map<String, Option> seen = new HashMap<>();
        do {
            Option pair = pair(grammar, known);
            Option same = seen.putIfAbsent(pair.words(), pair);
            if (same != null) {
                grammar.report(Problem.of(SqlCode.CONFLICT, pair.at(), "'" + pair.words() + "' stands twice")
                        .help("keep one of the two")
                        .note("the other one is", same.at()));
            }
            pairs.add(pair);
        } while (grammar.tokens.accept(','));
        grammar.tokens.closeList(opener, "after the setting");
        return new ModelCommand.Settings(List.copyOf(pairs), opener);
    }

    private static Option pair(Grammar grammar, Set<String> known) {
        int at = grammar.tokens.here();
        String found = grammar.tokens.found();
        String name = grammar.names.any("a setting", "after '(' or ','").text().toUpperCase(Locale.ROOT);
        if (!known.isEmpty() && !known.contains(name)) {
            grammar.report(Problem.of(SqlCode.UNKNOWN_SYNTAX, at, found + " is no setting of a model")
                    .help(Suggestion.of(name, known)
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("the settings are " + String.join(", ", new TreeSet<>(known)))));
        }
        Optional<ModelSetting> setting = known.contains(name) ? ModelSetting.of(name) : Optional.empty();
        Node value = setting.map(typed -> typed.value(grammar)).orElseGet(() -> anyValue(grammar, name));
        return new Option(name, List.of(value), at);
    }

    private static Node anyValue(Grammar grammar, String name) {
        boolean word = grammar.tokens.atWord() && !grammar.atPlaceholder();
        if (!word && !grammar.tokens.atString() && !grammar.tokens.atNumber() && !grammar.atPlaceholder()) {
            throw grammar.tokens.expected("a value", "after the setting '" + name + "'");
        }
        return word ? grammar.names.any("a value", "") : grammar.expressions.operand();
    }
}
