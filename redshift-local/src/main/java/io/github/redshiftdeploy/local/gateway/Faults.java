package io.github.redshiftdeploy.local.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can go wrong between a client and a cluster, to be switched on while the gateway runs. */
public final class Faults {
    private static final int NEVER = Integer.MAX_VALUE;

    /** At the beginning of a text or after a semicolon: white space and comments, then the word. */
    private static final Pattern COMMIT = Pattern.compile(
            "(?:^|;)(?:\\s|--[^\\n]*+\\n|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(?:commit|end)\\b", Pattern.CASE_INSENSITIVE);

    private final AtomicInteger statementsLeft = new AtomicInteger(NEVER);
    private final AtomicInteger commitsToPass = new AtomicInteger();
    private final AtomicReference<Fate> commit = new AtomicReference<>(Fate.PASSES);
    private volatile boolean silent;
    private volatile Duration latency = Duration.ZERO;
    private volatile PasswordCheck.@Nullable Refused refusal;

    Faults() {}

    /** New connections are accepted and then never hear anything, until the gateway closes. */
    public void silent(boolean on) {
        silent = on;
    }

    /** After so many more statements, of all connections together, the connection that sends another one is cut. */
    public void cutAfterStatements(int count) {
        statementsLeft.set(count);
    }

    /** The connection that next sends a text with {@code COMMIT} in it is cut; the database never sees the text. */
    public void cutBeforeCommit() {
        cutBeforeCommit(0);
    }

    /** Like {@link #cutBeforeCommit()}, after so many texts with {@code COMMIT} in them have passed. */
    public void cutBeforeCommit(int passing) {
        commitsToPass.set(passing);
        commit.set(Fate.CUT);
    }

    /**
     * The connection that next sends {@code COMMIT} is cut when the database has committed; the client never hears it.
     */
    public void cutAfterCommit() {
        cutAfterCommit(0);
    }

    /** Like {@link #cutAfterCommit()}, after so many texts with {@code COMMIT} in them have passed. */
    public void cutAfterCommit(int passing) {
        commitsToPass.set(passing);
        commit.set(Fate.CUT_WHEN_DONE);
    }

    /** Every answer comes later by the time that the way there and the way back take; the login is not delayed. */
    public void latency(Duration eachWay) {
        latency = eachWay;
    }

    /** New logins are refused. */
    public void refuseLogins(String sqlState, String message) {
        refusal = new PasswordCheck.Refused(sqlState, message);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        silent = false;
        statementsLeft.set(NEVER);
        commit.set(Fate.PASSES);
        latency = Duration.ZERO;
        refusal = null;
    }

    boolean silent() {
        return silent;
    }

    Duration roundTrip() {
        return latency.multipliedBy(2);
    }

    Optional<PasswordCheck.Refused> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns what becomes of the next statement; asked once for each. */
    Fate ofStatement() {
        int left = statementsLeft.getAndUpdate(count -> count == NEVER || count == 0 ? NEVER : count - 1);
        return left == 0 ? Fate.CUT : Fate.PASSES;
    }

    /** Returns what becomes of a text that a client sends. */
    Fate ofText(String sql) {
        if (commit.get() == Fate.PASSES || !isCommit(sql)) {
            return Fate.PASSES;
        }
        return commitsToPass.getAndDecrement() > 0 ? Fate.PASSES : commit.getAndSet(Fate.PASSES);
    }

    static boolean isCommit(String sql) {
        return COMMIT.matcher(sql).find();
    }

    /** What becomes of a statement. */
    enum Fate {
        PASSES,
        CUT,
        CUT_WHEN_DONE
    }
}
