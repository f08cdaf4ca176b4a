package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.PlanConfig;
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

    private final PlanConfig config;

    SqlDraft(PlanConfig config) {
        this.config = config;
    }

    void write(Plan plan, String id, Path file) throws IOException {
        SessionSetUp setUp = new SessionSetUp(config.connection(), new Marker(id, config.audit()));
        HistorySql history =
                new HistorySql(config.run().historySchema(), config.run().identity());
        SqlContext context = new SqlContext(
                config.scripts(), setUp, history, null, config.run().oneTransaction());
        // The values of placeholders are in it, and so may be passwords.
        WholeFile.writePrivate(
                new ProjectRoot(config.scripts().root()).file(file.toString()),
                text -> DryRun.write(plan, context, text));
    }
}
