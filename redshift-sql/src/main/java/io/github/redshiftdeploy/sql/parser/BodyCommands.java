package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.PlStatement;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.Quoted;
import io.github.redshiftdeploy.sql.tree.TransactionCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads statements of SQL in a body, and reports those that a procedure may not run. */
final class BodyCommands {

    private static final Set<String> COMMANDS = StatementKind.firstWords();

    /** What may begin a statement in a body, for suggestions. */
    private static final Set<String> STATEMENTS = statements();

    private final ProcedureBody body;
    private final Grammar grammar;
    private final Tokens tokens;

    BodyCommands(ProcedureBody body) {
        this.body = body;
        this.grammar = body.grammar;
        this.tokens = body.tokens;
    }

    /** Reads a statement of SQL. */
    PlStatement command() {
        int at = tokens.here();
        if (!begins()) {
            throw unknown();
        }
        int from = tokens.place();
        boolean local = tokens.at(SET, LOCAL);
        Command command = grammar.commands.command();
        if (!refused(from, at, local)) {
            check(command);
        }
        if (goesOn()) {
            throw Hints.tooLong(grammar, command);
        }
        body.statements.end("after the statement");
        return new PlStatement.Sql(command, at);
    }

    /** Tells a statement that goes on where it should end from one whose semicolon is missing. */
    private boolean goesOn() {
        if (tokens.ended() || tokens.at(';')) {
            return false;
        }
        Keyword keyword = tokens.keyword();
        return keyword == null || !tokens.onNewLine() || !STATEMENTS.contains(keyword.name());
    }

    private boolean begins() {
        Keyword keyword = tokens.keyword();
        return tokens.at('(') || (keyword != null && COMMANDS.contains(keyword.name()));
    }

    private SyntaxError unknown() {
        SyntaxError error = tokens.expected("a statement", "");
        return !tokens.atWord()
                ? error
                : Suggestion.of(tokens.text(), STATEMENTS)
                        .map(meant -> error.helping("did you mean '" + meant + "'?"))
                        .orElse(error);
    }

    private static Set<String> statements() {
        Set<String> words = new TreeSet<>(COMMANDS);
        words.addAll(List.of(
                "CASE",
                "CONTINUE",
                "ELSE",
                "ELSIF",
                "EXCEPTION",
                "EXIT",
                "FOR",
                "GET",
                "IF",
                "LOOP",
                "NULL",
                "OPEN",
                "PERFORM",
                "RAISE",
                "RETURN",
                "WHILE"));
        return Collections.unmodifiableSet(words);
    }

    private boolean refused(int from, int at, boolean local) {
        String command = local ? "SET LOCAL" : refusedKind(from);
        if (command == null) {
            return false;
        }
        grammar.report(Problem.of(SqlCode.REFUSED_IN_PROCEDURE, at, "a procedure cannot run " + command)
                .help("run it as a statement of the script, before or after the CALL"));
        return true;
    }

    private @Nullable String refusedKind(int from) {
        int behind = tokens.place();
        tokens.back(from);
        Keyword first = tokens.keyword();
        tokens.back(behind);
        if (first != VACUUM && first != CREATE && first != DROP && first != ALTER && first != PREPARE) {
            return null;
        }
        StatementKind kind = StatementKind.of(tokens.words(from));
        return switch (kind) {
            case VACUUM, PREPARE, CREATE_DATABASE, DROP_DATABASE, CREATE_EXTERNAL_TABLE, ALTER_TABLE_APPEND ->
                kind.toString();
            default -> null;
        };
    }

    private void check(Command command) {
        if (command instanceof Query query) {
            checkDestination(query);
        } else if (command instanceof TransactionCommand.Begin begin) {
            checkBegin(begin);
        } else if (endsTransaction(command) && body.procedure.changesSettings()) {
            grammar.report(Problem.of(
                            SqlCode.REFUSED_IN_PROCEDURE,
                            command.at(),
                            "a procedure with a SET clause cannot end the transaction it runs in")
                    .help("remove the SET clause, or this statement"));
        }
    }

    private static boolean endsTransaction(Command command) {
        return command instanceof TransactionCommand || command instanceof DataCommand.Truncate;
    }

    private void checkDestination(Query query) {
        Query.Into into = Queries.into(query);
        if (into == null) {
            grammar.report(
                    Problem.warning(SqlCode.NO_DESTINATION, query.at(), "the rows of this query have no destination")
                            .help("add INTO and variables, or open a cursor for it; as it is, the CALL fails here"));
        } else if (into.words().isEmpty() || into.words().equals("STRICT")) {
            into.targets().stream().filter(target -> !target.temporary()).forEach(body.variables::assigned);
        }
    }

    private void checkBegin(TransactionCommand.Begin begin) {
        if (!begin.modes().isEmpty()) {
            grammar.report(Problem.of(
                            SqlCode.REFUSED_IN_PROCEDURE,
                            begin.modes().get(0).at(),
                            "START TRANSACTION in a procedure takes no words behind it")
                    .help("remove them"));
        } else if (!body.procedure.nonatomic()) {
            grammar.report(Problem.warning(
                            SqlCode.REFUSED_IN_PROCEDURE,
                            begin.at(),
                            "START TRANSACTION stands in a procedure that is not NONATOMIC")
                    .help("add NONATOMIC to the procedure, or remove the statement: it runs in a transaction already"));
        }
    }

    /** Reads the text of an EXECUTE when it is a literal: one or more statements. */
    Node constant() {
        int at = tokens.here();
        Grammar text = new Embedded(grammar).open();
        int start = text.tokens.here();
        List<Command> commands = new ArrayList<>();
        do {
            Command command = text.commands.command();
            checkDynamic(command);
            commands.add(command);
            if (!text.tokens.accept(';') && !text.tokens.ended()) {
                throw Hints.tooLong(text, command);
            }
        } while (!text.tokens.ended());
        return new Quoted(new PlStatement.Script(List.copyOf(commands), start), at);
    }

    private void checkDynamic(Command command) {
        if (command instanceof TransactionCommand) {
            grammar.report(
                    Problem.of(SqlCode.REFUSED_IN_PROCEDURE, command.at(), "EXECUTE cannot begin or end a transaction")
                            .help("write COMMIT or ROLLBACK as a statement of its own"));
        }
    }
}
