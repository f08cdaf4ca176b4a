package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand;
import io.github.redshiftdeploy.sql.tree.Expression;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.PlanCommand;
import io.github.redshiftdeploy.sql.tree.Query;
import io.github.redshiftdeploy.sql.tree.TableCommand;
import io.github.redshiftdeploy.sql.tree.TypeName;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads PREPARE, EXECUTE, DEALLOCATE and EXPLAIN. */
final class PreparedCommands {

    private final Grammar grammar;
    private final Tokens tokens;

    PreparedCommands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Reads a PREPARE. */
    PlanCommand prepare() {
        int at = tokens.here();
        tokens.advance();
        Name plan = grammar.names.simple("the name of a plan", "after 'PREPARE'");
        List<TypeName> types = tokens.at('(') ? types() : List.of();
        tokens.expect(AS, types.isEmpty() ? "after the name of the plan" : "after the types");
        if (!types.isEmpty()) {
            new ParameterLists(grammar).checkNumbers(tokens, types.size());
        }
        Command statement = statement("after 'AS'");
        if (!(statement instanceof Query) && !changesRows(statement)) {
            wrong(statement, "PREPARE", "SELECT, INSERT, UPDATE or DELETE");
        }
        return new PlanCommand.Prepare(plan, types, statement, at);
    }

    private List<TypeName> types() {
        int opener = tokens.here();
        tokens.advance();
        List<TypeName> types = new ArrayList<>();
        do {
            types.add(grammar.types.type(types.isEmpty() ? "after '('" : "after ','"));
        } while (tokens.accept(','));
        tokens.closeList(opener, "after the type");
        return List.copyOf(types);
    }

    private Command statement(String where) {
        if (tokens.ended() || tokens.at(';')) {
            throw tokens.expected("a statement", where);
        }
        return grammar.commands.command();
    }

    private static boolean changesRows(Command statement) {
        return statement instanceof DataCommand && !(statement instanceof DataCommand.Truncate);
    }

    private void wrong(Command statement, String command, String possible) {
        grammar.report(Problem.of(SqlCode.MISPLACED, statement.at(), command + " cannot take this statement")
                .help(command + " takes " + possible));
    }

    /** Reads an EXECUTE. */
    PlanCommand execute() {
        int at = tokens.here();
        tokens.advance();
        Name plan = grammar.names.simple("the name of a plan", "after 'EXECUTE'");
        int opener = tokens.here();
        List<Expression> values = List.of();
        if (tokens.accept('(') && !tokens.accept(')')) {
            values = grammar.expressions.list();
            tokens.closeList(opener, "after the value");
        }
        return new PlanCommand.Execute(plan, values, at);
    }

    /** Reads a DEALLOCATE. */
    PlanCommand deallocate() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.at(PREPARE) && tokens.atWord(1)) {
            tokens.advance();
        }
        if (tokens.accept(ALL)) {
            return new PlanCommand.Deallocate(null, at);
        }
        return new PlanCommand.Deallocate(grammar.names.simple("the name of a plan", "after 'DEALLOCATE'"), at);
    }

    /** Reads an EXPLAIN. */
    PlanCommand explain() {
        int at = tokens.here();
        tokens.advance();
        if (tokens.at(ANALYZE) || tokens.at(ANALYSE)) {
            grammar.unsupported("EXPLAIN ANALYZE", tokens.here(), "run the statement, and query SYS_QUERY_DETAIL");
            tokens.advance();
        }
        String words = tokens.accept(VERBOSE) ? "VERBOSE" : "";
        Command statement = statement("after 'EXPLAIN'");
        if (!planned(statement)) {
            wrong(statement, "EXPLAIN", "SELECT, INSERT, UPDATE, DELETE or CREATE TABLE AS");
        }
        return new PlanCommand.Explain(words, statement, at);
    }

    /** CREATE MATERIALIZED VIEW is not on EXPLAIN's page, but it is a CREATE TABLE AS in all but name. */
    private static boolean planned(Command statement) {
        return statement instanceof Query
                || (statement instanceof DataCommand && !(statement instanceof DataCommand.Truncate))
                || statement instanceof TableCommand.CreateTableAs
                || statement instanceof TableCommand.CreateExternalTable
                || statement instanceof ViewCommand.CreateMaterializedView
                || statement instanceof PlanCommand.Execute;
    }
}
