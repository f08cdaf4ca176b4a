package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.history.Ownership;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.script.Checkout;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A target, the ways to it and its history; nothing is open before it is asked.
 *
 * @param id the deployment that reaches it
 * @param setUp what each session begins with
 * @param transport opens sessions
 * @param control the connection over which the history is asked
 * @param sql the statements of the history
 */
record ReachedTarget(
        String id,
        DeployConfig config,
        SessionSetUp setUp,
        Transport transport,
        Control control,
        HistorySql sql,
        History history)
        implements AutoCloseable {

    static ReachedTarget of(String id, DeployConfig config, Route route, Consumer<String> log) {
        RunConfig run = config.run();
        SessionSetUp setUp = new SessionSetUp(config.connection(), new Marker(id, config.audit()));
        Transport transport = route.transport(config.target().database(), setUp, log);
        Control control = new Control(transport);
        HistorySql sql = new HistorySql(run.historySchema(), run.identity());
        Ownership ownership = new Ownership(
                run.identity(),
                run.adopt(),
                commit -> Checkout.has(config.scripts().root(), commit));
        History history = new History(sql, ownership, run.historyOwner(), control);
        return new ReachedTarget(id, config, setUp, transport, control, sql, history);
    }

    /** Returns the plan that a deployment would have now; nothing is made and nobody waits. */
    Plan preview(Planning planning) throws IOException, TransportException {
        if (!history.exists()) {
            return planning.plan(control);
        }
        RunConfig run = config.run();
        return planning.plan(
                history.past(run.name(), config.target().name(), planning.asking(), run.release()), control);
    }

    @Override
    public void close() {
        control.close();
    }
}
