package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.Printer;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE PROCEDURE} and {@code CREATE FUNCTION}. */
final class Routines {
    private Routines() {}

    static void procedure(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        header(phrase, edits);
        int open = phrase.find("(");
        if (open > 0) {
            outParameters(phrase.split(open + 1, phrase.closing(open)), edits);
        }
        int nonatomic = phrase.find("NONATOMIC");
        if (nonatomic > 0) {
            edits.delete(phrase, nonatomic, nonatomic + 1);
        }
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.DOLLAR_STRING) {
                ProcedureBody body = ProcedureBody.of(phrase, index);
                body.rewrite(edits);
                Blocks blocks = Blocks.of(body.text());
                DynamicSql.translateAtRunTime(body.text(), blocks, edits);
                Handlers.refuseCommits(body.text(), blocks, edits);
                if (nonatomic < 0) {
                    Handlers.raiseAgain(body.text(), blocks, edits);
                } else {
                    Handlers.mindWhatIsGone(body.text(), blocks, edits);
                    AutoCommits.add(body.text(), blocks, edits);
                }
                keep(command, body, nonatomic > 0, edits);
            }
        }
    }

    /** The catalogue tells what was written. */
    private static void keep(Command command, ProcedureBody body, boolean nonatomic, Edits edits) {
        Phrase phrase = command.phrase();
        int name = phrase.find("PROCEDURE|FUNCTION") + 1;
        int open = phrase.afterName(name);
        TableFacts facts = new TableFacts(phrase.text(name, open));
        facts.routine(Elsewhere.readable(body.written()), modes(phrase, open));
        parameters(phrase)
                .ifPresent(all -> facts.types(
                        all.stream().map(parameter -> type(parameter.type())).toList()));
        if (nonatomic) {
            facts.nonatomic();
        }
        CreateTable.keep(command, facts, edits);
    }

    private static Optional<List<Parameter>> parameters(Phrase phrase) {
        io.github.redshiftdeploy.sql.tree.Command tree =
                new SqlParser().parse(phrase.toString()).tree();
        if (tree instanceof RoutineCommand.CreateProcedure procedure) {
            return Optional.of(procedure.parameters());
        }
        return tree instanceof RoutineCommand.CreateFunction function
                ? Optional.of(function.parameters())
                : Optional.empty();
    }

    private static String type(TypeName type) {
        Phrase written = Phrase.of(Printer.print(type));
        Edits edits = new Edits();
        header(written, edits);
        return edits.apply(written.source()).sql();
    }

    private static String modes(Phrase phrase, int open) {
        StringBuilder modes = new StringBuilder();
        for (Phrase parameter : phrase.split(open + 1, phrase.closing(open))) {
            if (!parameter.isEmpty()) {
                modes.append(parameter.has("INOUT") ? 'b' : parameter.has("OUT") ? 'o' : 'i');
            }
        }
        return modes.toString();
    }

    /** Where the procedure may not end the transaction, the statement says so; see {@code pg_redshift.leave}. */
    static void call(Command command, Edits edits) {
        if (command.transactionStatus() == 'T' || command.place() == Command.Place.REQUEST_OF_MANY) {
            edits.insert(command.phrase().start(0), "/*redshift atomic*/ ");
        }
    }

    /** Gives the routine to another owner. */
    static void alter(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int action = phrase.findOutside("OWNER TO", 2);
        if (action > 0 && !phrase.at(action + 2, "CURRENT_USER|SESSION_USER")) {
            edits.replace(
                    phrase,
                    "CALL pg_redshift.give_routine("
                            + Literals.quoted(phrase.text(1, action)) + ", "
                            + Literals.quoted(phrase.text(2, phrase.afterName(2))) + ", "
                            + Literals.quoted(Names.quoted(phrase.text(action + 2, phrase.size()))) + ")");
        }
    }

    static void function(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        header(phrase, edits);
        resultFirst(phrase, edits);
        for (int index = 0; index < phrase.size(); index++) {
            if (phrase.kind(index) == TokenKind.DOLLAR_STRING) {
                ProcedureBody body = ProcedureBody.of(phrase, index);
                Expressions.rewrite(body.text(), edits);
                keep(command, body, false, edits);
            }
        }
    }

    /** PostgreSQL wants the type of the result before everything else. */
    private static void resultFirst(Phrase phrase, Edits edits) {
        int parameters = phrase.find("(");
        int returns = parameters < 0 ? -1 : phrase.findOutside("RETURNS", parameters);
        if (returns <= 0 || returns == phrase.after(parameters)) {
            return;
        }
        Phrase result = phrase.part(returns, phrase.size());
        int end = returns + new ColumnDefinition("", result).afterType();
        Edits types = new Edits();
        Phrase alone = Phrase.of(phrase.text(returns, end));
        header(alone, types);
        edits.insert(
                phrase.end(phrase.closing(parameters)),
                " " + types.apply(alone.source()).sql());
        edits.delete(phrase, returns, end);
    }

    /** The types of parameters and results. */
    private static void header(Phrase phrase, Edits edits) {
        for (int index = 0; index < phrase.size(); index++) {
            Types.anywhere(phrase, index, edits);
        }
        Types.greatestSizes(phrase, edits);
        Settings.prefix(phrase, "SET", edits);
    }

    /**
     * A CALL gives no value for OUT parameters; PostgreSQL wants one, unless the parameter is INOUT and has a default.
     */
    private static void outParameters(List<Phrase> parameters, Edits edits) {
        List<Phrase> trailing = new ArrayList<>(parameters);
        while (!trailing.isEmpty() && !trailing.get(0).has("OUT")) {
            trailing.remove(0);
        }
        if (trailing.stream().allMatch(parameter -> parameter.has("OUT"))) {
            trailing.forEach(parameter -> {
                edits.replace(parameter, parameter.find("OUT"), "INOUT");
                edits.insert(parameter.end(parameter.size() - 1), " DEFAULT NULL");
            });
        }
    }
}
