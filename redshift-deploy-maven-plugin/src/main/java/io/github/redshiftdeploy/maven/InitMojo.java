package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.init.Questions;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a project begins with: a POM, a first script, an order, workflows for GitHub. What is there stays as it
 * is. On a terminal it asks where to deploy to, unless that is said; with {@code -B} it does not.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class InitMojo extends RedshiftMojo {

    /**
     * The scripts of the project, as for the other goals: the first ones are written into its directory.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable SqlSetParameter sqlSet;

    /**
     * The name of the first target, {@code dev} by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.target")
    private @Nullable String target;

    /**
     * The provisioned cluster of the first target. Set either this or {@code workgroup}, or none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.clusterIdentifier")
    private @Nullable String clusterIdentifier;

    /**
     * The serverless workgroup of the first target. Set either this or {@code clusterIdentifier}, or none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.workgroup")
    private @Nullable String workgroup;

    /**
     * The AWS region of the first target. Without it, {@code AWS_REGION} or the profile tells it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.region")
    private @Nullable String region;

    /**
     * The database of the first target, {@code dev} by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.database")
    private @Nullable String database;

    /**
     * The database user of a provisioned cluster. Without it, the deployment logs in as its IAM identity.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.dbUser")
    private @Nullable String dbUser;

    /**
     * The repository whose workflows those of the project call, and its commit in full: {@code owner/name@commit}.
     * Without it, those that the release of the plugin names; a snapshot names none, and no workflow is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.workflows")
    private @Nullable String workflows;

    @Override
    void run() throws IOException {
        InitConfig.Pom pom = pom();
        Map<String, String> texts = texts(pom != null && pom.deploys());
        texts.putIfAbsent("workflows", ReleasedWorkflows.named());
        Settings settings = new Settings(texts);
        SqlSet scripts = sqlSet == null ? SqlSet.standard() : sqlSet.set();
        InitConfig config = InitConfig.of(root(), plugin().getVersion(), pom, scripts, settings);
        settings.check();
        new Deployer(Clock.systemUTC(), getLog()::info, this::print)
                .init(config)
                // Maven's mark before each line of it would have to be taken out by hand.
                .tell(getLog()::info, line -> System.out.println(Printable.line(line)));
    }

    /**
     * In a POM that has the plugin, its settings are of targets that are there; only what is said now is for a new one.
     */
    private Map<String, String> texts(boolean configured) {
        Map<String, String> texts = Parameters.texts(this);
        if (!configured) {
            return Questions.complete(texts, Terminal.of(session()));
        }
        texts.keySet().removeIf(name -> !session().getUserProperties().containsKey(CommandLine.PREFIX + name));
        return texts;
    }

    private InitConfig.@Nullable Pom pom() {
        if (project() == null || project().getFile() == null) {
            return null;
        }
        boolean deploys = project().getPlugin(plugin().getPluginLookupKey()) != null;
        return new InitConfig.Pom(project().getFile().getName(), deploys);
    }
}
