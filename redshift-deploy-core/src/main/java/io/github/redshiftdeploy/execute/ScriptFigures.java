package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the record of its statements says of a script as a whole.
 *
 * @param began when the server began to work on it; absent when it never did
 * @param ended when the server was last done with something of it
 * @param others how many other scripts went out in the same message and ended at moments that nobody can tell apart
 *     from those of this one; 0 when the time is its own
 * @param notices how much the server said meanwhile
 * @param waited how long it was seen to wait for locks; short waits are not seen
 * @param tries how often its statements ran, at most; 1 when nothing was tried again
 */
public record ScriptFigures(
        @Nullable Instant began, @Nullable Instant ended, int others, long notices, Duration waited, int tries) {

    /** Those of a script of which the server has done nothing. */
    public static final ScriptFigures NONE = new ScriptFigures(null, null, 0, 0, Duration.ZERO, 0);

    /** Returns the time from its beginning to its end, pauses before another try counted. */
    public Duration elapsed() {
        return began == null || ended == null ? Duration.ZERO : Duration.between(began, ended);
    }

    /** Returns these with a stretch of time in which the server worked on the script. */
    ScriptFigures with(Instant from, Instant to, int with, Duration waits) {
        return new ScriptFigures(
                began == null ? from : began, to, Math.max(others, with), notices, waited.plus(waits), tries);
    }

    /** Returns these with a statement that ran. */
    ScriptFigures with(StatementRun run) {
        return new ScriptFigures(began, ended, others, notices + run.notices(), waited, Math.max(tries, run.attempt()));
    }
}
