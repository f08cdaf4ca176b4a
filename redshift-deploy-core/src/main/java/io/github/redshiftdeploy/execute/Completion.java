package io.github.redshiftdeploy.execute;

import java.util.Objects;

/** Notes what is done of the scripts of a lane as the server says so, and tells it to those who watch. */
final class Completion {

    private final Scripts scripts;
    private final SqlContext context;
    private final LaneQueue queue;
    private final Tries tries;
    private final LaneProgress progress;

    Completion(Scripts scripts, SqlContext context, LaneQueue queue, Tries tries, LaneProgress progress) {
        this.scripts = scripts;
        this.context = context;
        this.queue = queue;
        this.tries = tries;
        this.progress = progress;
    }

    /** A script begins, unless it has begun already. */
    void begin(RunningScript script) {
        if (!script.begun()) {
            script.begin();
            progress.scriptStarted(script.step(), script.index() + 1, scripts.size());
        }
    }

    /**
     * A command is done.
     *
     * @param changed how many rows it changed
     */
    void done(Command command, long changed) {
        RunningScript script = command.script();
        switch (command.kind()) {
            case BEGIN, REQUIRE, FENCE, ADDED, ROW, SETTING, SETTING_ALONE, NEW_SESSION -> {}
            case ROW_APART -> script.recorded(command.upTo());
            case STATEMENT -> executed(command, changed);
            case ALONE -> {
                executed(command, changed);
                committed(script, command.upTo()); // The history does not say so yet: its row comes after.
            }
            case COMMITTING -> {
                executed(command, changed);
                committed(script, command.upTo());
                script.recorded(command.upTo()); // The row stood before it, in the transaction that it committed.
            }
            case UNDOING -> {
                executed(command, changed);
                script.undidItself(command.upTo());
                tries.reset();
            }
            case COMMIT -> commit(script, command.upTo());
            case COMMIT_APART -> {
                if (command.statement() != null) {
                    executed(command, changed);
                }
                committed(script, command.upTo()); // The history does not say so yet: its row comes after.
            }
            case END -> script.recorded(command.upTo());
        }
        queue.endedBy(command).forEach(this::end);
    }

    private static void executed(Command command, long changed) {
        command.script().executed(Objects.requireNonNull(command.statement()), changed);
    }

    /** The first statements of a script, up to a number, are committed. */
    void committed(RunningScript script, int number) {
        script.committed(number);
        tries.reset();
    }

    private void commit(RunningScript script, int number) {
        if (!context.oneTransaction()) {
            committed(script, number);
            script.recorded(number);
            return;
        }
        for (RunningScript each : queue.running()) {
            committed(each, each.statements());
            each.recorded(each.statements());
            end(each);
        }
    }

    /** A script is applied as a whole. */
    void end(RunningScript script) {
        begin(script);
        script.end(State.SUCCEEDED);
        queue.remove(script);
        scripts.done(script);
        progress.ended(script, scripts.size());
    }

    /** A script ends before its end. */
    void stop(RunningScript script, State how) {
        script.undone();
        begin(script);
        script.end(how);
        progress.ended(script, scripts.size());
    }
}
