package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.report.ReportFolder;
import io.github.redshiftdeploy.report.ValidationReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parses and checks every script without executing anything; it needs no connection. */
@Mojo(name = "validate", configurator = ElementNames.NAME, requiresProject = false, threadSafe = true)
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class ValidateMojo extends ScriptsMojo {

    /**
     * The least finding that fails the build: {@code error}, {@code warning} or {@code never}. A set of scripts that is
     * not there, or whose order has mistakes, always fails it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.failOn", defaultValue = "error")
    private @Nullable String failOn;

    /**
     * Writes the {@code baseline}, so that the findings of today are accepted from now on. What is no rule, such as a
     * syntax error, cannot be accepted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.baselineUpdate", defaultValue = "false")
    private @Nullable String baselineUpdate;

    @Inject
    ValidateMojo(Reactor reactor) {
        super(reactor);
    }

    @Override
    boolean collectsFailures() {
        return true;
    }

    @Override
    void runHere() throws IOException, MojoFailureException {
        ValidateConfig config = told().validation();
        Validation validation = deployer().validate(config);
        FewerFindings.inFiles(validation).forEach(this::print);
        // A plan or a deployment in the same build would only sum up what is shown here.
        FewerFindings.beforeDeployment(validation).forEach(warning -> isNew(warning.render()));
        ValidationReports files = validationReports();
        files.tell(validation, config.failOn());
        Reactor.keep(files.sarif(), mojoExecution(), session());
        Console.passedOver(validation).filter(this::isNew).ifPresent(getLog()::info);
        getLog().info(Console.summary(validation));
        failFor(Console.verdict(validation, config.failOn()));
    }

    @Override
    void unite(List<Path> files) throws IOException {
        validationReports().unite(files);
    }

    private ValidationReports validationReports() throws IOException {
        return new ValidationReports(ReportFolder.of(told()), root(), EnvironmentVariables.all(), github());
    }
}
