package io.github.redshiftdeploy.local.aws;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs a statement: opens a connection or takes that of its session, and goes through its parts. */
final class DataRunner {
    private final DataBehaviour behaviour;
    private final DataStatement statement;

    DataRunner(DataBehaviour behaviour, DataStatement statement) {
        this.behaviour = behaviour;
        this.statement = statement;
    }

    /** Runs it to its end, whatever that is; the session is free again before anybody sees the end. */
    void run() {
        statement.picked(behaviour.now());
        Ending ending = ending();
        DataSession session = statement.session();
        if (session != null) {
            session.idle(behaviour.now());
        }
        statement.end(ending.status(), ending.error(), behaviour.now());
    }

    private Ending ending() {
        DataSession session = statement.session();
        try {
            if (session != null) {
                return inSession(session);
            }
            try (DatabaseLine line = statement.login().open()) {
                return run(line);
            }
        } catch (OutOfMemoryError | RuntimeException bug) {
            // Only this statement needed so much, and nobody else would tell of its end.
            abandon(session);
            return new Ending(DataStatus.FAILED, "the stand-in cannot run this statement: " + bug);
        } catch (IOException e) {
            boolean ended = session != null && session.closed();
            abandon(session);
            String error = ended ? DataSession.UNAVAILABLE : e.getMessage();
            return statement.cancelled() ? cancelled() : new Ending(DataStatus.FAILED, error);
        }
    }

    /** What its end does to the statement, which the server stops first, is told as its end. */
    private Ending inSession(DataSession session) throws IOException {
        Ending ending = run(session.line());
        return ending.status() == DataStatus.FAILED && session.closed()
                ? new Ending(DataStatus.FAILED, DataSession.UNAVAILABLE)
                : ending;
    }

    /** A session without a connection is of no use. */
    private static void abandon(@Nullable DataSession session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (IOException alreadyEnded) {
            // So it has ended.
        }
    }

    private Ending run(DatabaseLine line) throws IOException {
        statement.started(line, behaviour.now());
        if (!statement.request().transaction()) {
            return each(line, statement.request().autoCommit());
        }
        String refused = line.run("BEGIN", 0).error();
        if (refused != null) {
            return new Ending(DataStatus.FAILED, refused);
        }
        Ending ending = each(line, false);
        if (ending.status() != DataStatus.FINISHED) {
            line.run("ROLLBACK", 0);
            return ending;
        }
        String notCommitted = line.run("COMMIT", 0).error();
        return notCommitted == null ? ending : new Ending(DataStatus.FAILED, notCommitted);
    }

    /** Runs part after part; the first failure ends it, or is only remembered. */
    private Ending each(DatabaseLine line, boolean goesOn) throws IOException {
        List<DataPart> parts = statement.parts();
        Ending ending = new Ending(DataStatus.FINISHED, null);
        for (int index = 0; index < parts.size(); index++) {
            if (statement.cancelled()) {
                return cancelled();
            }
            DataPart part = run(line, parts.get(index), index);
            if (part.status() == DataStatus.FAILED && statement.cancelled()) {
                statement.part(index, part.in(DataStatus.ABORTED, behaviour.now()));
                return cancelled();
            }
            if (part.status() == DataStatus.FAILED && ending.error() == null) {
                ending = new Ending(DataStatus.FAILED, part.error());
            }
            if (part.status() == DataStatus.FAILED && !goesOn) {
                return ending;
            }
        }
        return ending;
    }

    private DataPart run(DatabaseLine line, DataPart submitted, int index) throws IOException {
        DataPart started = submitted.in(DataStatus.STARTED, behaviour.now());
        statement.part(index, started);
        long begun = System.nanoTime();
        DataPart ended = answer(line, started, begun);
        statement.part(index, ended);
        return ended;
    }

    private DataPart answer(DatabaseLine line, DataPart started, long begun) throws IOException {
        if (DataRules.several(started.sql())) {
            return started.ended(
                    DataStatus.FAILED,
                    "ERROR: cannot insert multiple commands into a prepared statement",
                    behaviour.now(),
                    System.nanoTime() - begun);
        }
        DatabaseAnswer answer =
                line.run(DataValues.put(started.sql(), statement.request().values()), behaviour.resultBytes());
        long ran = System.nanoTime() - begun;
        if (!answer.complete()) {
            return started.ended(
                    DataStatus.FAILED,
                    "The result of the query exceeds the maximum of " + behaviour.resultBytes() + " bytes",
                    behaviour.now(),
                    ran);
        }
        return started.answered(answer, behaviour.now(), ran);
    }

    private Ending cancelled() {
        String error = statement.parts().stream()
                .map(DataPart::error)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Ending(DataStatus.ABORTED, error);
    }

    /** How a statement ended. */
    private record Ending(DataStatus status, @Nullable String error) {}
}
