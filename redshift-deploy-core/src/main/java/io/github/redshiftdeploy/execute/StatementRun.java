package io.github.redshiftdeploy.execute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a script as it ran once, somewhere between two moments: statements whose answers come together share
 * them as far as nothing tells them apart. What is undone and tried again runs, and is told of, once more; whether it
 * is committed the script's outcome says.
 *
 * @param statement its number in the script, from 1
 * @param line where it begins in the script, from 1
 * @param began when what came before it had ended, or its message was sent
 * @param ended when its answer came, or the server began the transaction after it
 * @param others how many other statements ran between the same two moments; 0 when the time is its own
 * @param rows how many rows it changed, as far as the server told
 * @param notices how much the server said meanwhile
 * @param waited how long it, or one that shares its time, was seen to wait for locks; short waits are not seen
 * @param lockHolders who held the lock that it waited for last, as far as that is visible; absent when it waited for
 *     none
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
        int others,
        long rows,
        long notices,
        Duration waited,
        @Nullable String lockHolders,
        int attempt,
        int lane,
        long message,
        @Nullable String sqlState) {}
