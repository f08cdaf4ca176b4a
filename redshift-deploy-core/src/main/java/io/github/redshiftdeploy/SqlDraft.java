package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.execute.DryRun;
import io.github.redshiftdeploy.execute.SqlContext;
import io.github.redshiftdeploy.history.HistorySql;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.report.WholeFile;
import io.github.redshiftdeploy.script.ProjectRoot;
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
        SessionSetUp setUp = new SessionSetUp(connection, new Marker(id, audit));
        HistorySql history = new HistorySql(run.historySchema(), run.identity());
        SqlContext context = new SqlContext(scripts, setUp, history, null, run.oneTransaction());
        // The values of placeholders are in it, and so may be passwords.
        WholeFile.writePrivate(
                new ProjectRoot(scripts.root()).file(file.toString()), text -> DryRun.write(plan, context, text));
    }
}
