package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetChoice;
import io.github.redshiftdeploy.config.TargetGroup;
import io.github.redshiftdeploy.config.TargetSettings;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals share that read scripts. */
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
abstract class ScriptsMojo extends RedshiftMojo {

    /**
     * The scripts and their order. Without it, every {@code .sql} file under {@code src/main/redshift}, in path order
     * or in that of the {@code ordering.yaml} there.
     *
     * <pre>{@code
     * <sqlSet>
     *   <directory>src/main/redshift</directory>
     *   <files>
     *     <file>schemas</file>
     *     <file>tables/dim_*.sql</file>
     *   </files>
     * </sqlSet>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable SqlSetParameter sqlSet;

    /**
     * Scripts, folders and globs, separated by commas, in the order in which they run, relative to the project, in the
     * place of the {@code sqlSet}'s directory and files. On the command line each is relative to the folder in which
     * Maven starts, and of the deepest module that holds it.
     *
     * @since 0.1.0
     */
    @Parameter(property = ModulePath.PROPERTY)
    private @Nullable String path;

    /**
     * The order of the scripts, separated by commas: files, folders and globs relative to the folder of the scripts. It
     * overrides an {@code ordering.yaml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "sql.order")
    private @Nullable String order;

    /**
     * The folder of the tests that stand beside no script, relative to the project. Without it,
     * {@code src/test/redshift}, when it is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.testDirectory")
    private @Nullable String testDirectory;

    /**
     * The encoding of the scripts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.encoding", defaultValue = "UTF-8")
    private @Nullable String encoding;

    /**
     * Values for <code>${name}</code> or {@code :name} in scripts. One may also be given by
     * {@code -Dredshift.placeholders.name=value}, by the {@code <placeholders>} of a target, and by a property
     * {@code redshift.placeholders.name} of the POM. The command line wins over the target, the target over these,
     * these over the properties of the POM.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> placeholders;

    /**
     * How placeholders are written: {@code dollar}, as <code>${name}</code>; {@code psql}, as {@code :name},
     * {@code :'name'} and {@code :"name"} in scripts that are written for psql, whose own commands are read too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.placeholderSyntax", defaultValue = "dollar")
    private @Nullable String placeholderSyntax;

    /**
     * Whether placeholders are replaced.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.placeholderReplacement", defaultValue = "true")
    private @Nullable String placeholderReplacement;

    /**
     * The placeholders whose values differ each time, comma-separated: a run's number, the time. Of all others the
     * history keeps a digest, so that a script with {@code run=on-change} runs again when one changes, and a deployment
     * is not resumed with other values than it began with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.changingPlaceholders")
    private @Nullable String changingPlaceholders;

    /**
     * When a script runs, where it does not say so itself: {@code always}, each time; {@code once}, never again after
     * it was applied; {@code on-change}, again when its text has changed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.run", defaultValue = "always")
    private @Nullable String run;

    /**
     * What of a script commits together, where it does not say so itself: {@code auto}, the longest stretches that
     * Redshift allows; {@code script}, all of it or nothing; {@code none}, each statement by itself. Or
     * {@code deployment}: all scripts together or nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.transaction", defaultValue = "auto")
    private @Nullable String transaction;

    /**
     * How much a rule matters: {@code off}, {@code warning} or {@code error}. {@code -Dredshift.rules.name=off} sets
     * one on the command line and wins.
     *
     * <pre>{@code
     * <rules>
     *   <delete-without-where>error</delete-without-where>
     * </rules>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable Map<String, String> rules;

    /**
     * What an option, a clause or a privilege means that the tool does not know, in a command that it knows:
     * {@code error}, it is a mistake; {@code warning}, it may be new in Redshift, and the statement runs by itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.unknownSyntax", defaultValue = "error")
    private @Nullable String unknownSyntax;

    /**
     * The file of the findings that are accepted, relative to the project. {@code redshift.baselineUpdate} writes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.baseline")
    private @Nullable String baseline;

    /**
     * A branch, a tag or a commit, such as {@code origin/main}: only scripts that have changed since this branch left
     * it count, those that are not committed yet included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.changedSince")
    private @Nullable String changedSince;

    /**
     * The name of the target to deploy to: one of {@code targets}, or {@code local}, the embedded stand-in, which needs
     * no configuration. Several, with commas between them, or one of {@code groups}, are deployed to in that order.
     * {@code validate} asks no database, and takes the target's placeholders.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.target")
    private @Nullable String target;

    /**
     * The databases that can be chosen with {@code redshift.target}. Each has a name, the settings that are also
     * parameters of the goals that log in, and placeholders: a target's setting wins over the parameter, the command
     * line wins over both.
     *
     * <pre>{@code
     * <targets>
     *   <target>
     *     <name>dev</name>
     *     <workgroup>analytics-dev</workgroup>
     *     <region>eu-west-1</region>
     *     <database>dev</database>
     *     <placeholders>
     *       <bucket>acme-dev</bucket>
     *     </placeholders>
     *   </target>
     * </targets>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable List<TargetParameter> targets;

    /**
     * Several targets under one name, for {@code redshift.target} and for {@code targets:} of an {@code ordering.yaml}.
     * A group may have other groups among its targets.
     *
     * <pre>{@code
     * <groups>
     *   <group>
     *     <name>prod</name>
     *     <targets>prod-eu,prod-us</targets>
     *   </group>
     * </groups>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable List<GroupParameter> groups;

    /**
     * Whether each target is replaced by an embedded stand-in of its own, under its name and with its placeholders.
     * Stand-ins of one project see each other's datashares.
     *
     * @since 0.1.0
     */
    @Parameter(property = "redshift.standIn", defaultValue = "false")
    private @Nullable String standIn;

    private final Reactor reactor;
    private @Nullable Deployer deployer;

    ScriptsMojo(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Does what the goal is for in the module that it is called for. */
    abstract void runHere() throws IOException, TransportException, MojoFailureException;

    /** Hears which files the modules have left for a report of the whole build. */
    void unite(List<Path> files) throws IOException {}

    /** Tells whether the goal is called for every module that has scripts. */
    boolean reachesModules() {
        return true;
    }

    /** Tells whether the goal looks at all modules before it fails. */
    boolean collectsFailures() {
        return false;
    }

    @Override
    final void reach() throws IOException, TransportException, MojoExecutionException, MojoFailureException {
        if (!reachesModules() || !Reactor.isForAll(mojoExecution(), session())) {
            runUnlessSkipped();
            return;
        }
        List<MavenProject> modules = session().getProjects();
        List<ModulePath> paths = ModulePath.of(session());
        if (!paths.isEmpty()) {
            ModulePath.requireChosen(paths, modules);
            modules = modules.stream()
                    .filter(module ->
                            paths.stream().anyMatch(path -> path.owner().equals(module)))
                    .toList();
        }
        List<Path> files = new ArrayList<>();
        int reached;
        try {
            reached = reactor.run(mojoExecution(), modules, session(), collectsFailures(), files);
        } finally {
            unite(files);
        }
        if (reached == 0) {
            throw new DiagnosticException(Diagnostic.error(ScriptCode.EMPTY_SET, "no module of this build has a script")
                    .help("a module has its scripts in '" + SqlSet.DEFAULT_DIRECTORY
                            + "', or where the 'sqlSet' in its POM says"));
        }
    }

    @Override
    final void run() throws IOException, TransportException, MojoFailureException {
        boolean several = reachesModules() && session().getProjects().size() > 1;
        if (several && mayHaveNoScripts() && hasNoScripts()) {
            Reactor.passOver(mojoExecution(), session());
            return;
        }
        if (several && mojoExecution().getSource() == MojoExecution.Source.CLI) {
            getLog().info(Reactor.name(project()));
        }
        runHere();
    }

    /** Returns the parameters that are texts, {@code sql.path} as it reads in this module. */
    final Map<String, String> texts() {
        Map<String, String> texts = Parameters.texts(this);
        boolean called = reachesModules() && mojoExecution().getSource() == MojoExecution.Source.CLI;
        if (called && path != null) {
            String here = ModulePath.in(project(), session());
            if (!here.isEmpty()) {
                texts.put("path", here);
            }
        }
        return texts;
    }

    /** Tells whether scripts may be missing: the POM of the module does not name the plugin, or does so for others. */
    private boolean mayHaveNoScripts() {
        boolean forOthers =
                session().getAllProjects().stream().anyMatch(other -> project().equals(other.getParent()));
        return path == null && (forOthers || !namesPlugin(project().getOriginalModel()));
    }

    private boolean namesPlugin(Model pom) {
        Stream<PluginContainer> builds = Stream.concat(
                Stream.ofNullable(pom.getBuild()),
                pom.getProfiles().stream().map(Profile::getBuild).filter(Objects::nonNull));
        String key = plugin().getPluginLookupKey();
        return builds.anyMatch(build -> build.getPluginsAsMap().containsKey(key));
    }

    private boolean hasNoScripts() throws IOException {
        GoalSettings told = told();
        if (!deployer().hasNoScripts(told)) {
            return false;
        }
        if (project().getPlugin(plugin().getPluginLookupKey()) != null) {
            getLog().info(Reactor.name(project()) + " has no scripts in '"
                    + told.set().directory() + "'");
        }
        return true;
    }

    /** Returns what the goal is told in this module. */
    final GoalSettings told() {
        return told(texts());
    }

    final GoalSettings told(Map<String, String> texts) {
        List<TargetSettings> settings = targets == null
                ? List.of()
                : targets.stream().map(TargetParameter::settings).toList();
        return new GoalSettings(
                root(),
                buildDirectory(),
                sqlSet == null ? SqlSet.standard() : sqlSet.set(),
                identity(),
                plugin().getVersion(),
                new TargetChoice(target, settings, groups()),
                texts,
                Parameters.named(session().getUserProperties(), CommandLine.PREFIX),
                ofProject(placeholders, CommandLine.PLACEHOLDERS),
                ofProject(rules, CommandLine.RULES),
                Rule.words(),
                EnvironmentVariables.all());
    }

    private List<TargetGroup> groups() {
        return groups == null
                ? List.of()
                : groups.stream().map(GroupParameter::group).toList();
    }

    @Override
    void stopped(List<Diagnostic> problems) {
        github().tell(goal(), problems);
    }

    /** Returns what tells GitHub, when it is a workflow that runs the goal. */
    final GitHub github() {
        return GitHub.of(root(), EnvironmentVariables.all(), System.out::println);
    }

    /** Returns the door; it is the same for as long as the goal runs. */
    final Deployer deployer() {
        if (deployer == null) {
            deployer = new Deployer(Clock.systemUTC(), this::printNew, this::print, github());
        }
        return deployer;
    }

    private void printNew(String line) {
        if (!wasSaid(line)) {
            getLog().info(line);
        }
    }

    /** Returns what the POM sets under names that the user chooses: its configuration over its properties. */
    private Map<String, String> ofProject(@Nullable Map<String, String> parameters, String prefix) {
        Map<String, String> values =
                project() == null ? new HashMap<>() : Parameters.named(project().getProperties(), prefix);
        values.putAll(Parameters.filled(parameters));
        return values;
    }
}
