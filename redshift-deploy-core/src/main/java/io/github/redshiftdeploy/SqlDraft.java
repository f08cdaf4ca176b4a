package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Connector;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.execute.DryRun;
import io.github.redshiftdeploy.execute.Means;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Lease;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what a deployment would send, without a connection. */
final class SqlDraft {

    private final ScriptConfig scripts;
    private final ConnectionConfig connection;
    private final Audit audit;
    private final RunConfig run;

    SqlDraft(ScriptConfig scripts, ConnectionConfig connection, Audit audit, RunConfig run) {
        this.scripts = scripts;
        this.connection = connection;
        this.audit = audit;
        this.run = run;
    }

    void write(Plan plan, String id, Path file) throws IOException {
        Marker marker = new Marker(id, audit);
        Connector connector = new Connector(new Nowhere(), "", connection, marker, line -> {});
        try (Control control = new Control(connector)) {
            History history = new History(run.historySchema(), run.project(), control);
            try (Lease lease = new Lease(history, control, id, run.leaseDuration())) {
                Means means = new Means(scripts, connector, marker, control, history, lease, run.oneTransaction());
                WholeFile.write(file, text -> DryRun.write(plan, means, text));
            }
        }
    }

    /** A draft is sent nowhere. */
    private static final class Nowhere implements CredentialSource {

        @Override
        public Endpoint endpoint() {
            throw new IllegalStateException("a draft needs no connection");
        }

        @Override
        public Login login() {
            throw new IllegalStateException("a draft needs no connection");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
