package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Option;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads external functions, libraries, ALTER FUNCTION, ALTER PROCEDURE and CALL. */
final class RoutineCommands {

    private static final OptionTable EXTERNAL_FUNCTION = new OptionTable("CREATE EXTERNAL FUNCTION")
            .row("RETURNS", grammar -> List.of(grammar.types.type("after 'RETURNS'")))
            .flags("VOLATILE", "STABLE", "IMMUTABLE")
            .row("LAMBDA", OptionTable.STRING)
            .row("SAGEMAKER", OptionTable.STRING)
            .row("IAM_ROLE", AuthorizationOptions::role)
            .row("RETRY_TIMEOUT", OptionTable.between("RETRY_TIMEOUT", 0, Integer.MAX_VALUE))
            .row("MAX_BATCH_ROWS", OptionTable.between("MAX_BATCH_ROWS", 1, Integer.MAX_VALUE))
            .row("MAX_BATCH_SIZE", RoutineCommands::size)
            .exclusive("VOLATILE", "STABLE", "IMMUTABLE")
            .exclusive("LAMBDA", "SAGEMAKER")
            .exclusive("SAGEMAKER", "RETRY_TIMEOUT")
            .exclusive("SAGEMAKER", "MAX_BATCH_SIZE");

    private static final OptionTable LIBRARY = AuthorizationOptions.addTo(new OptionTable("CREATE LIBRARY"))
            .row("LANGUAGE", grammar -> List.of(grammar.names.any("a language", "after 'LANGUAGE'")))
            .row("FROM", OptionTable.STRING)
            .row("WITH CREDENTIALS", OptionTable.STRING)
            .exclusive("IAM_ROLE", "CREDENTIALS", "WITH CREDENTIALS", "ACCESS_KEY_ID")
            .row("REGION", OptionTable.STRING);

    private final Grammar grammar;
    private final Tokens tokens;

    RoutineCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads {@code EXTERNAL FUNCTION …}. */
    RoutineCommand externalFunction(boolean replace, int at) {
        tokens.expect(FUNCTION, "after 'EXTERNAL'");
        Name name = grammar.names.qualified("the name of a function", "after 'EXTERNAL FUNCTION'");
        List<Parameter> parameters = new ParameterLists(grammar).enclosed("after the name of the function");
        List<Option> options = options(EXTERNAL_FUNCTION);
        require("CREATE EXTERNAL FUNCTION", options, at, "RETURNS");
        require("CREATE EXTERNAL FUNCTION", options, at, "LAMBDA", "SAGEMAKER");
        require("CREATE EXTERNAL FUNCTION", options, at, "IAM_ROLE");
        return new RoutineCommand.CreateExternalFunction(replace, name, parameters, options, at);
    }

    /** Reads {@code LIBRARY …}. */
    RoutineCommand library(boolean replace, int at) {
        tokens.advance();
        Name name = grammar.names.simple("the name of a library", "after 'CREATE LIBRARY'");
        List<Option> options = options(LIBRARY);
        require("CREATE LIBRARY", options, at, "LANGUAGE");
        require("CREATE LIBRARY", options, at, "FROM");
        return new RoutineCommand.CreateLibrary(replace, name, options, at);
    }

    private List<Option> options(OptionTable table) {
        List<Option> options = table.read(grammar);
        if (!tokens.ended() && !tokens.at(';')) {
            throw table.expected(grammar);
        }
        return options;
    }

    private void require(String command, List<Option> options, int at, String... oneOf) {
        List<String> names = List.of(oneOf);
        if (options.stream().noneMatch(option -> names.contains(option.words()))) {
            String needed = String.join(" or ", names);
            grammar.report(Problem.of(SqlCode.MISSING_CLAUSE, at, command + " without " + needed)
                    .help("add " + needed + " and its value"));
        }
    }

    /** Reads {@code FUNCTION …} or {@code PROCEDURE …} behind ALTER. */
    RoutineCommand alter(int at) {
        ObjectType type = tokens.at(FUNCTION) ? ObjectType.FUNCTION : ObjectType.PROCEDURE;
        tokens.advance();
        Name name = grammar.names.qualified("a name", "after 'ALTER " + type + "'");
        int opener = tokens.here();
        RoutineCommand.Parameters parameters =
                tokens.at('(') ? new RoutineCommand.Parameters(new ParameterLists(grammar).enclosed(""), opener) : null;
        String action = grammar.oneOf("after '" + type + "'", "RENAME TO", "OWNER TO", "SET SCHEMA")
                .words();
        Name value = grammar.names.any("a name", "after '" + action + "'");
        return new RoutineCommand.Alter(type, name, parameters, action, value, at);
    }

    /** Reads a CALL. */
    RoutineCommand call() {
        int at = tokens.here();
        tokens.advance();
        Name procedure = grammar.names.qualified("a procedure", "after 'CALL'");
        int opener = tokens.here();
        tokens.expect('(', "after the procedure '" + procedure.text() + "'");
        List<Expression> arguments = tokens.at(')') ? List.of() : grammar.expressions.list();
        tokens.closeList(opener, "after the argument");
        return new RoutineCommand.CallProcedure(procedure, arguments, at);
    }

    private static List<Node> size(Grammar grammar) {
        List<Node> values = new ArrayList<>(OptionTable.number(grammar));
        grammar.words("KB", "MB").ifPresent(values::add);
        return List.copyOf(values);
    }
}
