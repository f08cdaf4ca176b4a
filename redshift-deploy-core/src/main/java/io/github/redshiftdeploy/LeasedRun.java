package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.report.LeaseListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frame of all that only one may do to a target at a time, whatever it is: prepare the history, take the lease,
 * begin, work, end. What has begun gets an end in the history, and the lease is given back, however the work ends.
 */
final class LeasedRun {

    private final DeploymentKind kind;
    private final ReachedTarget target;
    private final Instant started;
    private final Clock clock;
    private final LeaseListener listener;
    private final DeployConfig config;
    private final History history;
    private final HistorySql sql;
    private final Lease lease;
    private @Nullable String undoes;
    private List<String> waived = List.of();
    private boolean begun;
    private boolean fenced;

    LeasedRun(DeploymentKind kind, ReachedTarget target, Instant started, Clock clock, LeaseListener listener) {
        this.kind = kind;
        this.target = target;
        this.started = started;
        this.clock = clock;
        this.listener = listener;
        this.config = target.config();
        this.history = target.history();
        this.sql = target.sql();
        this.lease =
                new Lease(history, target.control(), target.id(), config.run().leaseDuration());
    }

    /** What is done while nobody else may. */
    @FunctionalInterface
    interface Work<R> {
        Done<R> with(LeasedRun run) throws IOException, TransportException, InterruptedException;
    }

    /**
     * The work is done; the frame writes how.
     *
     * @param error why it failed
     * @param statements what the history is told beside that, in the same transaction
     */
    record Done<R>(
            R answer,
            DeploymentState state,
            DeploymentOutcome outcome,
            @Nullable String error,
            List<String> statements) {

        /** Work that succeeds or fails, and nothing between. */
        Done(R answer, DeploymentState state, @Nullable String error, List<String> statements) {
            this(
                    answer,
                    state,
                    state == DeploymentState.SUCCEEDED
                            ? DeploymentOutcome.SUCCESS
                            : DeploymentOutcome.DEPLOYMENT_FAILED,
                    error,
                    statements);
        }
    }

    /**
     * The work is done, and the history knows it or not.
     *
     * @param problem why the end could not be written; absent when it is
     */
    record Ended<R>(R answer, Instant at, @Nullable Exception problem) {

        /** Returns the answer of work that is worth nothing when its end is not written. */
        R answerIfWritten() throws TransportException {
            if (problem instanceof TransportException lost) {
                throw lost;
            }
            if (problem instanceof DiagnosticException refused) {
                throw refused;
            }
            return answer;
        }
    }

    /** Does the work with the lease; what stops it is thrown. */
    <R> Ended<R> run(Work<R> work) throws IOException, TransportException, InterruptedException {
        try (lease) {
            history.prepare();
            lease.take(config.audit(), config.run().lockTimeout(), listener::waiting, this::tellLocked);
            Done<R> done = null;
            try {
                history.upgrade();
                done = work.with(this);
            } finally {
                if (done == null) {
                    giveUp();
                }
            }
            return end(done);
        }
    }

    /** Who took the lease and died, holds its table until the server notices. */
    private void tellLocked() {
        listener.remark(
                "a session has locked the table of the lease, perhaps that of a deployment that died: waits for it up to "
                        + config.run().lockTimeout().toSeconds() + " s");
    }

    /** Lets the history know which deployment it undoes, when it begins. */
    void undoes(String deployment) {
        undoes = deployment;
    }

    Lease lease() {
        return lease;
    }

    /** Lets the history say, when it begins, which gates were waived: a line each. */
    void waiving(List<String> gates) {
        waived = List.copyOf(gates);
    }

    /**
     * Lets the history say that it begins; without that, nothing is said of it.
     *
     * @param resumes the deployment that it goes on with
     * @param sessions those that may write
     * @param adopted the deployments of another project that become this one's
     */
    void begin(@Nullable DeploymentRow resumes, List<SessionId> sessions, Set<String> adopted)
            throws TransportException {
        begin(resumes, sessions, adopted, List.of());
    }

    /**
     * Does the same, and tells the history more in the same transaction.
     *
     * @param statements what it is told
     */
    void begin(@Nullable DeploymentRow resumes, List<SessionId> sessions, Set<String> adopted, List<String> statements)
            throws TransportException {
        DeploymentRow row = DeploymentRow.begun(kind, target.id(), config, started);
        if (undoes != null) {
            row = row.undoing(undoes);
        }
        DeploymentRow begins = row.with(resumes, sessions).waiving(waived);
        history.begin(begins, adopted, config.run().version(), statements);
        begun = true;
        fenced = !sessions.isEmpty();
    }

    /** What the history is told at the end, and the lease, go in one transaction. */
    private <R> Ended<R> end(Done<R> done) {
        Instant now = clock.instant();
        List<String> statements = new ArrayList<>(done.statements());
        if (begun) {
            statements.add(sql.ended(target.id(), done.state(), done.outcome(), now, done.error()));
        }
        if (fenced && done.state() == DeploymentState.SUCCEEDED) {
            // After a failure something may still be on its way; the next deployment takes the fence down.
            statements.add(sql.dropFence(target.id()));
        }
        return new Ended<>(done.answer(), now, write(statements));
    }

    /** Why, is on its way to the user already. */
    private void giveUp() {
        write(
                begun
                        ? List.of(sql.ended(
                                target.id(),
                                DeploymentState.FAILED,
                                DeploymentOutcome.DEPLOYMENT_FAILED,
                                clock.instant(),
                                null))
                        : List.of());
    }

    /** Writes what is to be said at the end and gives the lease back; returns why that cannot be. */
    private @Nullable Exception write(List<String> statements) {
        List<String> all = new ArrayList<>(statements);
        all.add(lease.release());
        try {
            history.write(all);
            return null;
        } catch (TransportException | DiagnosticException e) {
            listener.remark(notWritten(e));
            release();
            return e;
        }
    }

    private void release() {
        try {
            history.write(List.of(lease.release()));
        } catch (TransportException | DiagnosticException e) {
            listener.remark(
                    "the lease expires in " + config.run().leaseDuration().toSeconds() + " s");
        }
    }

    /** Returns what to say when the end could not be written. */
    String notWritten(Exception problem) {
        return "the end of the " + kind.noun() + " could not be written to the history: " + problem.getMessage();
    }
}
