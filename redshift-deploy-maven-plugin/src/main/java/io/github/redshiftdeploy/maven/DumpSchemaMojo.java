package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.GoalTarget;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.connect.Route;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.report.SchemaFolder;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects of the target as SQL: schemas, tables, views, procedures and functions with their owners, grants
 * and comments, a file each, and an ordering in which they can be deployed; changes nothing in the database.
 */
@Mojo(name = "dump-schema", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class DumpSchemaMojo extends ConnectedMojo {

    /**
     * The schemas to write, separated by commas. Without it, all of the database but those of the system, external ones
     * and that of the history.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.schemas")
    private @Nullable String schemas;

    /**
     * The folder in the project to write to. Files there that this goal did not write are left alone. Without it, it is
     * {@code target/redshift-deploy/schema} or, of an execution of a POM, {@code schema} in the folder of its id there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.dumpDirectory")
    private @Nullable String dumpDirectory;

    @Inject
    DumpSchemaMojo(MavenSurroundings surroundings, Reactor reactor) {
        super(surroundings, reactor);
    }

    /** No script is read. */
    @Override
    GoalTarget open(GoalSettings told) throws IOException {
        return deployer().openWithoutScripts(told, this::around);
    }

    @Override
    void run(GoalSettings told, DeployConfig config, Route route) throws IOException, TransportException {
        DumpConfig dump = told.dump();
        SchemaFolder folder = SchemaFolder.of(told, dump);
        SchemaFiles files = deployer().dumpSchema(config, dump, route);
        SchemaFolder.lines(folder.write(files), told.root()).forEach(getLog()::info);
    }
}
