package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.util.List;

/** Says what went wrong with a message, at the statement that it went wrong at. */
final class FailureDiagnostics {

    private FailureDiagnostics() {}

    /**
     * Returns what to say of a message that failed.
     *
     * @param lost whether the connection is gone
     */
    static Diagnostic of(List<Command> message, StatementException problem, boolean lost) {
        Command command = message.get(problem.statement());
        ScriptStatement statement = command.statement();
        Diagnostic said = statement == null
                ? ofOurs(command, problem, lost).at(Place.file(command.script().name()))
                : ofStatement(message, command, statement, problem, lost);
        return problem.getCause() instanceof DiagnosticException cause
                ? explained(said, cause.diagnostics().get(0), lost)
                : said;
    }

    /** What the transport could explain is more than what is said of any failure: it knows what to do. */
    private static Diagnostic explained(Diagnostic said, Diagnostic reason, boolean lost) {
        Diagnostic told = lost ? said.note("reason: " + reason.message()) : said;
        for (String note : reason.notes()) {
            told = told.note(note);
        }
        return reason.help() == null ? told : told.help(reason.help());
    }

    private static Diagnostic ofOurs(Command command, StatementException problem, boolean lost) {
        if (lost) {
            String words = StatementFailure.lost(problem.error());
            return command.kind() == Kind.COMMIT
                    ? Diagnostic.error(ExecuteCode.COMMIT_IN_DOUBT, words + " while a commit was on its way")
                    : Diagnostic.error(ExecuteCode.CONNECTION_LOST, words);
        }
        if (command.kind() == Kind.FENCE && SqlState.of(problem.error()).hidden()) {
            return Lease.takenOver();
        }
        if (command.kind() == Kind.REQUIRE) {
            return Diagnostic.error(ExecuteCode.NOT_MET, "what the script requires cannot be asked: " + words(problem))
                    .help("mend the query of its '-- require:'");
        }
        if (command.kind() == Kind.ADDED) {
            return Diagnostic.error(
                            ExecuteCode.ADDED_FAILED,
                            "what 'redshift.keepGrants' and 'redshift.rebuildDependents' add failed: " + words(problem))
                    .note("statement: "
                            + command.sql()
                                    .substring(command.sql().indexOf("*/") + 2)
                                    .strip())
                    .help(
                            "what the script has made has no place for it: mend the script, or keep by hand in it what is to"
                                    + " stay, and set the parameter to 'false'");
        }
        if (command.kind() == Kind.COMMIT) {
            return Diagnostic.error(ExecuteCode.COMMIT_FAILED, "the commit failed: " + words(problem));
        }
        if (command.kind() == Kind.ROW) {
            return Diagnostic.error(ExecuteCode.HISTORY_FAILED, "the history cannot be written: " + words(problem))
                    .help("the user of the deployment must be allowed to INSERT into the tables of"
                            + " 'redshift.historySchema'");
        }
        return Diagnostic.error(ExecuteCode.CONNECTION_LOST, "the session cannot be used: " + words(problem));
    }

    private static String words(StatementException problem) {
        return problem.error().wordsWithState();
    }

    /** A connection that ended without a word may have ended at any statement of the message. */
    private static Diagnostic ofStatement(
            List<Command> message,
            Command command,
            ScriptStatement statement,
            StatementException problem,
            boolean lost) {
        boolean silent = lost && !problem.error().said();
        int last = command.number();
        for (Command other : message) {
            if (silent && other.script() == command.script() && other.statement() != null) {
                last = Math.max(last, other.number());
            }
        }
        Script text = command.script().step().script();
        int prefix = command.sql().length() - statement.sql().length();
        StatementFailure failure =
                new StatementFailure(text, statement, last, command.script().statements(), prefix);
        return text.show(failure.diagnostic(problem.error(), problem.position(), lost));
    }

    /** Returns what to say of a deployment that was stopped by a person or a machine. */
    static Diagnostic cancelled(Command command, String when) {
        RunningScript script = command.script();
        ScriptStatement statement = command.statement();
        int number = statement == null ? Math.min(command.number() + 1, script.statements()) : command.number();
        Diagnostic said = Diagnostic.error(
                ExecuteCode.CANCELLED, "cancelled " + when + " statement " + number + " of " + script.statements());
        Script text = script.step().script();
        return statement == null
                ? said.at(Place.file(script.name()))
                : text.show(said.at(text.place(statement.start())));
    }

    /**
     * Notes what the server may have done and could not say so.
     *
     * @param outstanding what was sent and not answered, the first of it of the script that is complained about
     * @param running the scripts of the lane
     */
    static Diagnostic doubt(Diagnostic problem, List<Command> outstanding, List<RunningScript> running) {
        RunningScript script = outstanding.get(0).script();
        int last = lastInDoubt(script, outstanding);
        int others = 0;
        for (RunningScript other : running) {
            int itsLast = lastInDoubt(other, outstanding);
            if (other != script && itsLast > other.committed()) {
                other.doubt(itsLast, false);
                others += other.begun() ? 0 : 1; // Of those that have begun it is told one by one.
            }
        }
        boolean inParts =
                outstanding.stream().anyMatch(command -> command.script() == script && command.commitsInParts());
        Diagnostic told = problem;
        if (last > script.committed()) {
            script.doubt(
                    last,
                    outstanding.stream().anyMatch(command -> command.outsideOfHistory() && command.script() == script));
            told = told.note("unknown: whether " + statements(script.committed() + 1, last) + " taken effect"
                    + (inParts ? "; it may have committed some of its work" : ""));
        }
        if (others > 0) {
            told = told.note(
                    "unknown: whether " + (others == 1 ? "the script after it has" : others + " scripts after it have")
                            + " taken effect; they went out together with it");
        }
        if (inParts) {
            return told.help("look at what it changes before you deploy again: 'redshift.resumeAssume' set to 'done'"
                    + " goes on after it, 'rerun' runs it again");
        }
        return last > script.committed() || running.stream().anyMatch(RunningScript::doubtful)
                ? told.help("deploy again: the history tells what is committed, and the deployment goes on after that")
                : told;
    }

    private static int lastInDoubt(RunningScript script, List<Command> outstanding) {
        return outstanding.stream()
                .filter(command -> command.commits() && (command.script() == script || command.ofAllScripts()))
                .mapToInt(command -> Math.min(
                        command.kind() == Kind.COMMIT_APART ? command.upTo() : command.number(), script.statements()))
                .max()
                .orElse(0);
    }

    private static String statements(int first, int last) {
        return first == last ? "statement " + last + " has" : "statements " + first + " to " + last + " have";
    }
}
