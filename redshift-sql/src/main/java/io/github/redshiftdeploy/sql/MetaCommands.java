package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.sql.lexer.MetaSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the commands to psql between the statements of a script. In a script that is not psql's each is an
 * error. In one that is, those that change variables or make no difference are handed on in the order of the script;
 * one inside of a statement stays in the statement's text.
 */
final class MetaCommands {

    private final Function<Position, Place> places;
    private final Consumer<Diagnostic> diagnostics;
    private final @Nullable Consumer<MetaCommand> takers;

    /** Those after the last token of a statement that has not ended. */
    private final List<MetaCommand> waiting = new ArrayList<>();

    private boolean conditional;

    MetaCommands(
            Function<Position, Place> places,
            Consumer<Diagnostic> diagnostics,
            @Nullable Consumer<MetaCommand> takers) {
        this.places = places;
        this.diagnostics = diagnostics;
        this.takers = takers;
    }

    /** Returns where such a command ends. */
    MetaSyntax syntax() {
        return takers == null ? MetaSyntax.LINE : MetaSyntax.PSQL;
    }

    /**
     * Takes a command and returns what it means to the statement that is being read.
     *
     * @param between whether it stands before the first token of a statement
     */
    PsqlCommand.Role take(MetaCommand command, boolean between) {
        Consumer<MetaCommand> taker = takers;
        if (taker == null) {
            report(command, unexpected(command));
            return PsqlCommand.Role.REFUSED;
        }
        PsqlCommand.Role role = command.role();
        switch (role) {
            case SETS, PASSED_OVER -> {
                if (between) {
                    taker.accept(command);
                } else {
                    waiting.add(command);
                }
            }
            case REFUSED -> {
                refuse(command);
                return command.command() == PsqlCommand.ROWS || command.command() == PsqlCommand.SEND
                        ? PsqlCommand.Role.ENDS
                        : role;
            }
            case ENDS -> {
                if (between && command.command() == PsqlCommand.SEND) {
                    report(command, nothingToSend(command));
                }
            }
            case QUITS, IS_TEXT -> {}
        }
        return role;
    }

    /** Hears that the statement goes on: what waited is inside of it. */
    void statementGoesOn() {
        waiting.clear();
    }

    /** Hears that the statement has been read. */
    void statementEnded() {
        Consumer<MetaCommand> taker = takers;
        if (taker != null) {
            waiting.forEach(taker);
        }
        waiting.clear();
    }

    /** The branches of a condition are told once, with its beginning. */
    private void refuse(MetaCommand command) {
        boolean condition = command.command() == PsqlCommand.CONDITION;
        boolean told = condition && conditional && !command.name().equals("if");
        conditional |= condition;
        if (!told) {
            report(command, command.refused());
        }
    }

    private static Diagnostic nothingToSend(MetaCommand command) {
        return Diagnostic.error(SqlCode.PSQL_BUFFER, "there is no statement before '\\" + command.name() + "'")
                .help("remove it: psql would run the statement before once more");
    }

    private static Diagnostic unexpected(MetaCommand command) {
        String name = "'\\" + command.name() + "'";
        String help = "set 'redshift.placeholderSyntax=psql' to run scripts of psql as they are";
        boolean refused = command.role() == PsqlCommand.Role.REFUSED && command.command() != PsqlCommand.UNKNOWN;
        return Diagnostic.error(SqlCode.META_COMMAND, name + " is a command of psql, not SQL")
                .help(
                        refused
                                ? help + "; instead of " + name + ", "
                                        + command.command().help()
                                : help);
    }

    private void report(MetaCommand command, Diagnostic problem) {
        diagnostics.accept(problem.at(places.apply(command.start())));
    }
}
