package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.fault.Fault.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Waits until the procedure that commits in its middle is there, and then lets something happen to it. */
final class MidCall {
    private static final int LOOK_MILLIS = 15;

    private final Lane lane;
    private final Kind kind;
    private final Runnable happens;
    private final ScheduledFuture<?> looking;
    private boolean over;

    /**
     * Shuts the gate.
     *
     * @param happens is called when the call waits before it, and ends the process that deploys if that is to be
     */
    MidCall(Lane lane, Kind kind, ScheduledExecutorService clock, Runnable happens) throws SQLException {
        this.lane = lane;
        this.kind = kind;
        this.happens = happens;
        lane.gate().shut();
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        if (over) {
            return;
        }
        try {
            List<String> waiting = lane.gate().waiting();
            if (!waiting.isEmpty()) {
                over = true;
                meet(waiting.get(0));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void meet(String session) throws SQLException {
        happens.run();
        switch (kind) {
            case CALL_ERROR -> lane.gate().destroy();
            case CALL_CANCELLED -> lane.gate().run("SELECT pg_cancel_backend(" + session + ")");
            case CALL_TERMINATED -> lane.gate().run("SELECT pg_terminate_backend(" + session + ")");
            case CALL_CUT -> lane.proxy().cut();
            default -> {}
        }
    }

    /** Opens the gate, and puts it up again, for the deployment has ended; tells whether the call ever came to it. */
    synchronized boolean end() throws SQLException {
        boolean came = over;
        over = true;
        looking.cancel(false);
        lane.gate().open();
        lane.gate().make();
        return came;
    }
}
