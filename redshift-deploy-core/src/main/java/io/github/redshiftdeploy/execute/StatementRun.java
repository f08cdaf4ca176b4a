package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a script as it ran once, somewhere between two moments: statements whose answers come together share
 * them, because the server does not tell more. What is undone and tried again runs, and is told of, once more; whether
 * it is committed the script's outcome says.
 *
 * @param statement its number in the script, from 1
 * @param line where it begins in the script, from 1
 * @param began when the answer before it, or before those that came with its own, had come, or its message was sent
 * @param ended when its answer came
 * @param rows how many rows it changed, as far as the server told
 * @param notices how much the server said meanwhile
 * @param waited how long it, or one whose answer came together with its own, was seen to wait for locks; short waits
 *     are not seen
 * @param attempt 1 for the first time that it ran in this deployment
 * @param lane the connection that it ran on, from 1
 * @param message the message of that connection that it was sent with, from 1
 * @param sqlState with what it failed; absent when it succeeded
 */
public record StatementRun(
        String script,
        int statement,
        int line,
        Instant began,
        Instant ended,
        long rows,
        long notices,
        Duration waited,
        int attempt,
        int lane,
        long message,
        @Nullable String sqlState) {}
