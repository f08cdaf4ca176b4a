package io.github.redshiftdeploy.local.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a test or a rehearsal can change about the Data API; safe to change while requests are being answered. */
public final class DataBehaviour {

    private final Clock clock;
    private final Map<Operation, Quota> quotas = new EnumMap<>(Operation.class);
    private Duration ahead = Duration.ZERO;
    private boolean limited = true;
    private int activeStatements = DataLimits.ACTIVE_STATEMENTS;
    private int sessions = DataLimits.SESSIONS;
    private long resultBytes = DataLimits.RESULT_BYTES;
    private int pageBytes = DataLimits.PAGE_BYTES;
    private Instant sessionsEnd = Instant.MIN;
    private final Set<String> sessionsToEnd = new HashSet<>();

    DataBehaviour(Clock clock) {
        this.clock = clock;
    }

    /** Sets how many statements of all callers may be under way; 500 on AWS. */
    public synchronized void activeStatements(int most) {
        activeStatements = most;
    }

    /** Sets how many sessions may be open; 500 on AWS. */
    public synchronized void sessions(int most) {
        sessions = most;
    }

    /** Sets how many bytes the result of a statement and a page of it may have; 500 MB and 1 MB at the start. */
    public synchronized void results(long most, int page) {
        resultBytes = most;
        pageBytes = page;
    }

    /** Sets whether more requests a second than AWS takes are refused, as they are at the start. */
    public synchronized void quotas(boolean kept) {
        limited = kept;
        quotas.clear();
    }

    /** Sets how many requests a second of an operation, such as {@code ExecuteStatement}, are taken. */
    public synchronized void quota(String operation, int perSecond) {
        quotas.put(Operation.of(operation), new Quota(perSecond));
    }

    /** Lets time pass: sessions and results expire, and client tokens are forgotten. */
    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Ends all sessions within a moment, also those that run a statement, as maintenance of a cluster does. */
    public synchronized void endSessions() {
        sessionsEnd = now();
    }

    /** Ends one session within a moment. */
    public synchronized void endSession(String id) {
        sessionsToEnd.add(id);
    }

    /** Goes back to what AWS does; time does not. */
    public synchronized void reset() {
        activeStatements = DataLimits.ACTIVE_STATEMENTS;
        sessions = DataLimits.SESSIONS;
        results(DataLimits.RESULT_BYTES, DataLimits.PAGE_BYTES);
        quotas(true);
    }

    synchronized int activeStatements() {
        return activeStatements;
    }

    synchronized int sessions() {
        return sessions;
    }

    synchronized long resultBytes() {
        return resultBytes;
    }

    synchronized int pageBytes() {
        return pageBytes;
    }

    synchronized Instant now() {
        return clock.instant().plus(ahead);
    }

    /** Returns whether a session has been ended by now. */
    synchronized boolean ended(DataSession session) {
        return !session.created().isAfter(sessionsEnd) || sessionsToEnd.remove(session.id());
    }

    /** Refuses a request that is one too many in its second. */
    synchronized void admit(Operation operation) {
        if (!limited || operation.perSecond() == 0) {
            return;
        }
        Quota quota = quotas.computeIfAbsent(operation, name -> new Quota(name.perSecond()));
        if (!quota.take(System.nanoTime())) {
            throw new AwsRefusal(Fault.THROTTLED, "Rate exceeded");
        }
    }
}
