package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.history.Control;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out what the silence of a lane means: a statement may run for hours and say nothing, and a network that loses
 * everything says nothing either. The second connection asks the cluster what the session does. One that is gone, or
 * that does nothing while its answer is waited for, will never answer, and is given up; so it is when the cluster
 * cannot be asked any more either.
 */
final class Silence {

    /** What a look has to show before a session counts as idle: an answer may be on its way meanwhile. */
    private static final int IDLE_LOOKS = 2;

    private final Control control;
    private final Duration longest;
    private final Progress progress;
    private final long[] since;
    private final long[] asked;
    private final int[] idle;

    /**
     * Makes a watch over lanes.
     *
     * @param longest the silence after which the cluster is asked
     */
    Silence(int lanes, Control control, Duration longest, Progress progress) {
        this.control = control;
        this.longest = longest;
        this.progress = progress;
        this.since = new long[lanes];
        this.asked = new long[lanes];
        this.idle = new int[lanes];
        Arrays.fill(since, System.nanoTime());
    }

    /** What a session does, as far as it can be told. */
    private enum Doing {
        WORKS,
        IDLE,
        GONE,
        /** The cluster cannot be asked: the second connection is lost, and no other is to be had. */
        NOBODY_ANSWERS
    }

    /** Looks at a lane that waits for an answer. */
    void look(int index, Lane lane, InFlight.Running running) {
        long now = System.nanoTime();
        if (since[index] != running.since()) {
            since[index] = running.since();
            asked[index] = running.since();
            idle[index] = 0;
        }
        long pause = idle[index] > 0 ? longest.toNanos() / 4 : longest.toNanos();
        if (now - asked[index] < pause) {
            return;
        }
        Doing doing = doing(lane.session());
        asked[index] = System.nanoTime();
        idle[index] = doing == Doing.IDLE ? idle[index] + 1 : 0;
        boolean waits = lane.inFlight().running().filter(running::equals).isPresent();
        if (waits && (doing == Doing.GONE || doing == Doing.NOBODY_ANSWERS || idle[index] == IDLE_LOOKS)) {
            progress.remark("no answer for " + (asked[index] - running.since()) / 1_000_000_000 + " s, and "
                    + words(doing, lane.session()) + ": the connection is given up");
            lane.abandon();
        }
    }

    private static String words(Doing doing, SessionId process) {
        return switch (doing) {
            case GONE -> "session " + process + " is gone";
            case NOBODY_ANSWERS -> "the cluster cannot be reached";
            case IDLE, WORKS -> "session " + process + " does nothing";
        };
    }

    /** The statements are one each: Redshift does not join what its leader knows with what its nodes know. */
    private Doing doing(SessionId process) {
        try {
            List<List<Row>> answers = control.queryEach(List.of(
                    "SELECT COUNT(*) FROM stv_sessions WHERE process = " + process,
                    "SELECT COUNT(*) FROM stv_recents WHERE pid = " + process + " AND status = 'Running'",
                    "SELECT COUNT(*) FROM svv_transactions WHERE granted = 'f' AND pid = " + process,
                    "SELECT COUNT(*) FROM sys_query_history WHERE session_id = " + process
                            + " AND status IN ('planning', 'queued', 'running', 'returning')"));
            if (answers.get(0).get(0).number(0) == 0) {
                return Doing.GONE;
            }
            boolean works = answers.subList(1, answers.size()).stream()
                    .anyMatch(answer -> answer.get(0).number(0) > 0);
            return works ? Doing.WORKS : Doing.IDLE;
        } catch (DiagnosticException e) {
            return Doing.NOBODY_ANSWERS;
        } catch (TransportException e) {
            // A question that the cluster does not understand is no reason to end anything.
            return SqlState.of(e.error()) == SqlState.CONNECTION ? Doing.NOBODY_ANSWERS : Doing.WORKS;
        }
    }
}
