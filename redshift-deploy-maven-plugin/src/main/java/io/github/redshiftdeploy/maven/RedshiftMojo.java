package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.FewerFindings;
import io.github.redshiftdeploy.script.Checkout;
import io.github.redshiftdeploy.script.FileWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: skipping, and telling what the user can mend from what the world did. */
abstract class RedshiftMojo extends AbstractMojo {

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.skip", defaultValue = "false")
    private @Nullable String skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    @Parameter(defaultValue = "${plugin}", readonly = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution mojoExecution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            requireKnownProperties();
            reach();
        } catch (DiagnosticException e) {
            throw failure(e);
        } catch (IOException | TransportException e) {
            if (e.getCause() instanceof DiagnosticException explained) {
                throw failure(explained);
            }
            stopped(List.of());
            throw failure(e, e instanceof IOException file ? FileWords.of(file) : String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            stopped(List.of());
            // a bug of ours; what it says may be the words of a server or of a script
            throw failure(e, e.toString());
        }
    }

    /** Tells what the user can mend. */
    private MojoFailureException failure(DiagnosticException problem) {
        FewerFindings.inFiles(problem.diagnostics()).forEach(this::print);
        stopped(problem.diagnostics());
        return new MojoFailureException(summary(problem.diagnostics()));
    }

    /** Runs the goal in every project that it is for. */
    void reach() throws IOException, TransportException, MojoExecutionException, MojoFailureException {
        runUnlessSkipped();
    }

    final void runUnlessSkipped() throws IOException, TransportException, MojoFailureException {
        if (skips()) {
            getLog().info("skipped: redshift.skip is set");
            return;
        }
        run();
    }

    /** Fails the build for a reason; what the user needs to know of it has been printed. */
    static void failFor(Optional<String> reason) throws MojoFailureException {
        if (reason.isPresent()) {
            throw new MojoFailureException(reason.get());
        }
    }

    /** Maven prints the message and those of its causes itself, and must print no command to GitHub or a terminal. */
    static MojoExecutionException failure(Throwable problem, String message) {
        return new MojoExecutionException(PrintableFailure.line(message), PrintableFailure.of(problem));
    }

    @Override
    public final Log getLog() {
        return new PrintableLog(super.getLog());
    }

    /** A mistyped {@code true} must not deploy, so the text is read here and not by Maven. */
    private boolean skips() {
        Settings settings = new Settings(skip == null ? Map.of() : Map.of("skip", skip));
        boolean skips = settings.flag("skip", false);
        settings.check();
        return skips;
    }

    private void requireKnownProperties() {
        List<Diagnostic> mistakes = mistakes(session.getUserProperties());
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(mistakes);
        }
    }

    /** Returns what is wrong with the properties of the command line. */
    List<Diagnostic> mistakes(Properties given) {
        return CommandLine.unknown(given, plugin);
    }

    /** Hears that the goal stops, and of what the user can mend. */
    void stopped(List<Diagnostic> problems) {}

    /** Does what the goal is for; what the user can mend is thrown as {@link DiagnosticException}. */
    abstract void run() throws IOException, TransportException, MojoFailureException;

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    /** Returns the name of the goal. */
    final String goal() {
        return mojoExecution.getGoal();
    }

    final MojoExecution mojoExecution() {
        return mojoExecution;
    }

    final PluginDescriptor plugin() {
        return plugin;
    }

    /** Returns whose scripts are deployed: a folder without a POM is known by its repository. */
    final Identity identity() {
        String execution = mojoExecution.getExecutionId();
        if (project != null && project.getFile() != null) {
            return Identity.ofPom(project.getGroupId(), project.getArtifactId(), execution);
        }
        String folder = String.valueOf(root().getFileName());
        String repository = EnvironmentVariables.all().get("GITHUB_REPOSITORY");
        if (repository == null) {
            repository = Checkout.repository(root()).orElse(null);
        }
        if (repository == null) {
            tellFolder(folder);
        }
        String place = Checkout.place(root());
        boolean inside = repository != null && !place.isEmpty();
        return Identity.ofFolder(folder, inside ? repository + "/" + place : repository, execution);
    }

    private void tellFolder(String folder) {
        String line = "no POM and no remote 'origin' of Git name this project: the history knows it by its folder, '"
                + folder + "'";
        if (isNew(line)) {
            getLog().info(line);
        }
    }

    /** Returns the folder of the project, or the current one when there is no POM. */
    final Path root() {
        return basedir.toPath().toAbsolutePath().normalize();
    }

    /** Returns the folder that {@code mvn clean} removes. */
    final Path buildDirectory() {
        boolean pom = project != null && project.getFile() != null;
        return pom ? Path.of(project.getBuild().getDirectory()) : root().resolve("target");
    }

    /** Tells whether no goal of this build has said this of the module yet, and notes that it is said now. */
    final boolean isNew(String text) {
        return context().putIfAbsent(text, "said") == null;
    }

    /** Tells whether a goal of this build has noted that it has said this of the module. */
    final boolean wasSaid(String text) {
        return context().containsKey(text);
    }

    @SuppressWarnings("unchecked") // Maven has it for its plugins, and says nothing about its contents.
    private Map<Object, Object> context() {
        return getPluginContext();
    }

    /**
     * Prints a problem, every line of it behind Maven's own mark; a warning once, whatever goals of the build find it.
     */
    final void print(Diagnostic problem) {
        if (problem.severity() == Severity.WARNING && !isNew(problem.render())) {
            return;
        }
        for (String line : Console.lines(problem)) {
            if (problem.severity() == Severity.ERROR) {
                getLog().error(line);
            } else {
                getLog().warn(line);
            }
        }
    }

    /** Returns what Maven repeats at its end. */
    static String summary(List<Diagnostic> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return errors == 1 ? "1 error; see above" : errors + " errors; see above";
    }
}
