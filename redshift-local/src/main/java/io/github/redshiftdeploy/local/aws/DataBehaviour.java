package io.github.redshiftdeploy.local.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What a test or a rehearsal can change about the Data API; safe to change while requests are being answered. */
public final class DataBehaviour {

    private final Clock clock;
    private final Map<Operation, Quota> quotas = new EnumMap<>(Operation.class);
    private DataLimits limits = DataLimits.OF_AWS;
    private Duration ahead = Duration.ZERO;
    private boolean limited = true;

    DataBehaviour(Clock clock) {
        this.clock = clock;
    }

    /** Sets how many statements of all callers may be under way; 500 on AWS. */
    public synchronized void activeStatements(int most) {
        limits = new DataLimits(
                limits.statementBytes(),
                limits.batch(),
                most,
                limits.sessions(),
                limits.resultBytes(),
                limits.pageBytes(),
                limits.retention(),
                limits.tokenValidity());
    }

    /** Sets how many sessions may be open; 500 on AWS. */
    public synchronized void sessions(int most) {
        limits = new DataLimits(
                limits.statementBytes(),
                limits.batch(),
                limits.activeStatements(),
                most,
                limits.resultBytes(),
                limits.pageBytes(),
                limits.retention(),
                limits.tokenValidity());
    }

    /** Sets how many bytes the result of a statement and a page of it may have; 500 MB and 1 MB at the start. */
    public synchronized void results(long most, int page) {
        limits = new DataLimits(
                limits.statementBytes(),
                limits.batch(),
                limits.activeStatements(),
                limits.sessions(),
                most,
                page,
                limits.retention(),
                limits.tokenValidity());
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

    /** Goes back to what AWS does; time does not. */
    public synchronized void reset() {
        limits = DataLimits.OF_AWS;
        quotas(true);
    }

    synchronized DataLimits limits() {
        return limits;
    }

    synchronized Instant now() {
        return clock.instant().plus(ahead);
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
