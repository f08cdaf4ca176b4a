package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.history.Fate;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.ScriptRow;
import java.util.Map;

/** Finds out what the cluster has done, after a connection was lost before it could say so. */
final class Recovery {

    private final History history;
    private final String deployment;

    Recovery(History history, String deployment) {
        this.history = history;
        this.deployment = deployment;
    }

    /** Notes a session that the deployment has opened, so that another one can end it. */
    void note(Session session) throws TransportException {
        history.addSession(deployment, session.id());
    }

    /** Notes a session that takes the place of one in which nothing is on its way any more. */
    void noteInPlaceOf(SessionId ended, Session session) throws TransportException {
        history.replaceSession(deployment, ended, session.id());
    }

    /**
     * Ends what a session of ours still does, and returns what the deployment has committed.
     *
     * @param lost the session whose connection was lost
     */
    Map<String, ScriptRow> settle(SessionId lost) throws TransportException {
        history.endSession(lost);
        return history.settledBy(deployment);
    }

    /** Returns what the cluster's query history says of a statement of the deployment. */
    Fate fate(String script, int statement) throws TransportException {
        return history.fate(deployment, script, statement);
    }
}
