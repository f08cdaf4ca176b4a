package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Segment.Kind;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.ScriptCode;
import io.github.redshiftdeploy.script.ScriptReader;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementReader;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one script, segment by segment, and knows at every moment what of it is committed. */
final class ScriptRun {

    private final Step step;
    private final ScriptConfig config;
    private final Session session;
    private final ServerMessages messages;
    private final Marker marker;
    private final Progress progress;
    private final Interruption interruption;
    private final Batch batch = new Batch();
    private final long started = System.nanoTime();

    private int executed;
    private int committed;
    private int inDoubt;
    private boolean rolledBack;
    private long rows;
    private long rowsNotCommitted;
    private State state = State.RUNNING;
    private @Nullable Diagnostic failure;

    ScriptRun(
            Step step,
            ScriptConfig config,
            Session session,
            ServerMessages messages,
            Marker marker,
            Progress progress,
            Interruption interruption) {
        this.step = step;
        this.config = config;
        this.session = session;
        this.messages = messages;
        this.marker = marker;
        this.progress = progress;
        this.interruption = interruption;
    }

    ScriptOutcome run() {
        try (ScriptReader reader = new ScriptReader(step.script(), config, problem -> {
            throw changedMeanwhile();
        })) {
            for (Segment segment : step.segments()) {
                if (!run(segment, reader)) {
                    return outcome();
                }
            }
            state = State.SUCCEEDED;
        } catch (IOException e) {
            stop(unreadable(e));
        }
        return outcome();
    }

    /** Returns why the script did not succeed, without what is committed of the deployment. */
    Optional<Diagnostic> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns the number of the last statement of which nobody knows whether it is committed, or 0. */
    int inDoubt() {
        return inDoubt;
    }

    /** Tells whether the script itself rolled something back. */
    boolean rolledBack() {
        return rolledBack;
    }

    private ScriptOutcome outcome() {
        return new ScriptOutcome(step, state, executed, committed, rows, Duration.ofNanos(System.nanoTime() - started));
    }

    private boolean run(Segment segment, ScriptReader reader) {
        boolean transaction = segment.kind() == Kind.TRANSACTION && segment.size() > 1;
        try {
            if (transaction) {
                session.beginTransaction();
            }
            for (int number = segment.first(); number <= segment.last(); number++) {
                ScriptStatement statement = reader.next().orElseThrow(this::changedMeanwhile);
                if (!take(statement, segment)) {
                    return false;
                }
            }
            if (!flush(segment)) {
                return false;
            }
            if (segment.last() == step.outline().statements()) {
                requireUnchanged(reader);
            }
        } catch (DiagnosticException e) {
            stop(e.diagnostics().get(0));
        } catch (IOException e) {
            stop(unreadable(e));
        } catch (SQLException e) {
            stop(Diagnostic.error(ExecuteCode.CONNECTION_LOST, "the connection is lost: " + ServerWords.of(e))
                    .at(Place.file(step.script().name())));
        }
        if (failure != null) {
            undo(segment);
            return false;
        }
        return !transaction || commit(segment);
    }

    /** Runs a statement, at once or together with its neighbours. */
    private boolean take(ScriptStatement statement, Segment segment) {
        String comment = comment(statement);
        String text = comment + statement.sql();
        boolean waits = Batch.takes(statement, segment);
        if ((!waits || !batch.hasRoomFor(text)) && !flush(segment)) {
            return false;
        }
        batch.add(statement, text);
        return waits || flush(segment);
    }

    /** Sends what has been collected. */
    private boolean flush(Segment segment) {
        if (batch.isEmpty()) {
            return true;
        }
        if (interruption.requested()) {
            cancel(segment);
            return false;
        }
        messages.statementStarts();
        try {
            send(batch.texts());
        } catch (SQLException e) {
            messages.passOn();
            int failed = lostSilently(e) ? 0 : batch.failed(e);
            executed += failed;
            fail(batch.statement(failed), Batch.cause(e), segment);
            return false;
        }
        messages.passOn();
        ScriptStatement last = batch.statement(batch.size() - 1);
        batch.clear();
        executed = last.number();
        if (last.kind().statementClass() == StatementClass.UNDOES) {
            rolledBack = true;
            rowsNotCommitted = 0;
        }
        if (!session.inTransaction()) {
            committed(last.number());
        }
        return true;
    }

    private void committed(int last) {
        committed = last;
        rows += rowsNotCommitted;
        rowsNotCommitted = 0;
    }

    private void cancel(Segment segment) {
        ScriptStatement statement = batch.statement(0);
        state = State.CANCELLED;
        failure = step.script()
                .show(Diagnostic.error(
                                ExecuteCode.CANCELLED,
                                "cancelled before statement " + statement.number() + " of "
                                        + step.outline().statements())
                        .at(step.script().place(statement.start())));
        undo(segment);
    }

    private void send(List<String> texts) throws SQLException {
        if (texts.size() > 1) {
            rowsNotCommitted += session.execute(texts);
        } else {
            send(texts.get(0));
        }
    }

    private void send(String sql) throws SQLException {
        if (session.execute(sql)) {
            try (ResultSet result = session.result()) {
                progress.rows(Rows.read(result));
            }
        } else {
            rowsNotCommitted += session.changedRows();
        }
    }

    /**
     * A statement that fills Redshift's limit to the last byte goes without its comment, and so does one that rolls
     * back: the driver takes an {@code ABORT} for a failed commit when it finds the word "commit" in its text.
     */
    private String comment(ScriptStatement statement) {
        if (statement.kind().statementClass() == StatementClass.UNDOES) {
            return "";
        }
        String comment = marker.comment(step.script().name(), statement.number());
        boolean fits = (statement.sql().length() + comment.length()) * 3L <= StatementReader.MAXIMUM_BYTES;
        return fits || bytes(statement.sql()) + comment.length() <= StatementReader.MAXIMUM_BYTES ? comment : "";
    }

    private static long bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private static boolean commits(ScriptStatement statement, Segment segment) {
        StatementClass statementClass = statement.kind().statementClass();
        return segment.kind() == Kind.EACH
                || (segment.kind() == Kind.TRANSACTION && segment.size() == 1)
                || statementClass == StatementClass.COMMITS
                || statementClass == StatementClass.CLOSES;
    }

    private boolean commit(Segment segment) {
        try {
            session.commit();
            committed(segment.last());
            return true;
        } catch (SQLException e) {
            boolean lost = lost(e);
            state = State.FAILED;
            failure = Diagnostic.error(
                            lost ? ExecuteCode.COMMIT_IN_DOUBT : ExecuteCode.COMMIT_FAILED,
                            lost
                                    ? "the connection was lost while statements " + segment.first() + " to "
                                            + segment.last() + " were being committed"
                                    : "the commit failed: " + ServerWords.of(e) + " (SQLSTATE " + e.getSQLState() + ")")
                    .at(Place.file(step.script().name()));
            if (lost) {
                failure = doubt(failure, segment.last());
            } else {
                undo(segment);
            }
            return false;
        }
    }

    private void fail(ScriptStatement statement, SQLException problem, Segment segment) {
        int prefix = comment(statement).length();
        boolean lost = lost(problem);
        boolean stopped = interruption.requested() && (lost || StatementFailure.cancelled(problem));
        state = stopped ? State.CANCELLED : State.FAILED;
        int statements = step.outline().statements();
        int last = lostSilently(problem) ? batch.statement(batch.size() - 1).number() : statement.number();
        Diagnostic said =
                new StatementFailure(step.script(), statement, last, statements, prefix).diagnostic(problem, lost);
        failure = step.script()
                .show(
                        stopped
                                ? Diagnostic.error(
                                                ExecuteCode.CANCELLED,
                                                "cancelled during statement " + statement.number() + " of "
                                                        + statements)
                                        .at(step.script().place(statement.start()))
                                : said);
        if (lost && commits(statement, segment)) {
            failure = doubt(failure, statement.number());
        }
        undo(segment);
    }

    /** The server may have done it and could not say so. */
    private Diagnostic doubt(Diagnostic problem, int last) {
        inDoubt = last;
        boolean one = committed + 1 == last;
        return problem.note("unknown: whether "
                        + (one
                                ? "statement " + last + " has"
                                : "statements " + (committed + 1) + " to " + last + " have")
                        + " taken effect")
                .help("look at the tables before you deploy again");
    }

    /** Leaves nothing open; when the connection is gone, the server has undone it. */
    private void undo(Segment segment) {
        try {
            if (session.alive()
                    && segment.kind() != Kind.EACH
                    && !(segment.kind() == Kind.TRANSACTION && segment.size() == 1)) {
                session.rollback();
            }
        } catch (SQLException e) {
            if (failure != null) {
                failure = failure.note("rollback: " + e.getMessage() + "; the server undoes it with the connection");
            }
        }
    }

    private boolean lost(SQLException problem) {
        try {
            return StatementFailure.endsSession(Batch.cause(problem)) || !session.alive();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Tells whether the connection ended without a word: then nobody knows at which statement. */
    private boolean lostSilently(SQLException problem) {
        return lost(problem) && !StatementFailure.said(Batch.cause(problem));
    }

    private void requireUnchanged(ScriptReader reader) throws IOException {
        boolean same = reader.next().isEmpty()
                && reader.checksum().equals(step.outline().checksum());
        if (!same) {
            throw changedMeanwhile();
        }
    }

    private void stop(Diagnostic reason) {
        state = State.FAILED;
        failure = reason;
    }

    private Diagnostic unreadable(IOException problem) {
        return Diagnostic.error(ScriptCode.UNREADABLE, "the script cannot be read: " + problem)
                .at(Place.file(step.script().name()));
    }

    private DiagnosticException changedMeanwhile() {
        return new DiagnosticException(
                Diagnostic.error(ScriptCode.CHANGED_MEANWHILE, "the script changed while the deployment was running")
                        .at(Place.file(step.script().name()))
                        .help("deploy from a checkout that nobody writes to"));
    }
}
