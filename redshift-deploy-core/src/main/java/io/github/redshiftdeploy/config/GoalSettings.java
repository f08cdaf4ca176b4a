package io.github.redshiftdeploy.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that a goal is told, as texts: before it is known which database is meant, and whether it is right.
 *
 * @param root the folder of the project
 * @param build the folder of the build, in which the reports are
 * @param set the scripts of the configuration
 * @param identity whose scripts they are
 * @param version of this tool
 * @param target which database is meant
 * @param texts the parameters that are texts, by their names
 * @param commandLine the properties of the command line, without the prefix {@code redshift.}
 * @param placeholders the values of placeholders that the project has for all targets
 * @param rules how much the project says that rules matter, by their names
 * @param knownRules the names of all rules
 * @param environment the environment variables
 */
public record GoalSettings(
        Path root,
        Path build,
        SqlSet set,
        Identity identity,
        String version,
        TargetChoice target,
        Map<String, String> texts,
        Map<String, String> commandLine,
        Map<String, String> placeholders,
        Map<String, String> rules,
        Collection<String> knownRules,
        Map<String, String> environment) {

    private static final String PLACEHOLDERS = "placeholders.";
    private static final String RULES = "rules.";

    /** With it somebody logs in with a password, and so means a database. */
    private static final String USER = "REDSHIFT_USER";

    /** Copies the collections. */
    public GoalSettings {
        texts = Map.copyOf(texts);
        commandLine = Map.copyOf(commandLine);
        placeholders = Map.copyOf(placeholders);
        rules = Map.copyOf(rules);
        knownRules = List.copyOf(knownRules);
        environment = Map.copyOf(environment);
    }

    /**
     * Returns what the goal is told of each target that is meant, in the order in which they are deployed to.
     *
     * @throws DiagnosticException when a name means nothing, or a target is meant twice, or two are one database
     */
    public List<GoalSettings> each() {
        List<TargetChoice> each = target.each();
        if (each.size() > 1 && !isOnStandIn()) {
            TargetPlaces.requireApart(each, texts, commandLine);
        }
        return each.stream().map(this::on).toList();
    }

    /** Returns what the goal is told of another target of the configuration. */
    public GoalSettings of(String other) {
        return on(target.of(other));
    }

    private GoalSettings on(TargetChoice one) {
        return new GoalSettings(
                root,
                build,
                set,
                identity,
                version,
                one,
                texts,
                commandLine,
                placeholders,
                rules,
                knownRules,
                environment);
    }

    /** Returns how several targets are deployed to. */
    public ReleaseConfig release() {
        Settings settings = new Settings(texts);
        ReleaseConfig config = ReleaseConfig.of(settings);
        settings.check();
        return config;
    }

    /** Returns the name of the target when it is one of several that are deployed to together. */
    public Optional<String> amongSeveral() {
        return target.release().size() > 1 ? Optional.of(target.name()) : Optional.empty();
    }

    /** Tells whether no database is asked by a goal that can do without: none is named, or {@code offline} is set. */
    public boolean asksNoDatabase() {
        Settings settings = new Settings(texts);
        boolean offline = settings.flag("offline", false);
        settings.check();
        return offline || namesNoTarget();
    }

    /** Tells whether a stand-in is meant: as the target itself, or in the place of the target. */
    public boolean isOnStandIn() {
        Settings settings = new Settings(texts);
        boolean inPlace = settings.flag("standIn", false);
        settings.check();
        return inPlace || target.isLocal();
    }

    /** Returns the name of the target in whose place a stand-in is deployed to. */
    public Optional<String> standInOf() {
        return isOnStandIn() && !target.isLocal() && target.isMade() ? Optional.of(target.name()) : Optional.empty();
    }

    private boolean namesNoTarget() {
        if (target.isOpen(texts)) {
            return true;
        }
        Settings settings = settings(Map.of());
        boolean named = settings.text("target").isPresent()
                || TargetChoice.named(name -> settings.text(name).isPresent());
        return !named && !isOnStandIn() && !environment.containsKey(USER);
    }

    /** Returns which scripts there are; how they are read is not said. */
    public ScriptConfig bareScripts() {
        return ScriptConfig.of(root, set, PlaceholderValues.of(Map.of()), new Settings(texts));
    }

    /** Returns what a validation is told; it asks no database. */
    public ValidateConfig validation() {
        Settings settings = new Settings(texts);
        ValidateConfig config = ValidateConfig.of(scriptsOfAll(settings), checks(settings), settings);
        settings.check();
        return config;
    }

    /** Returns how scripts are checked that are to be deployed to the target, before anything is known of it. */
    public ValidateConfig beforeDeployment() {
        Settings settings = settings(Map.of());
        ScriptConfig scripts = scripts(settings);
        CheckConfig checks = checks(settings);
        TestConfig tests = TestConfig.of(settings);
        settings.check();
        return new ValidateConfig(scripts, checks, tests, FailOn.ERROR, false);
    }

    /**
     * Returns what a plan is told that asks no database.
     *
     * @param checkout commit and branch that Git tells
     */
    public PlanConfig preview(Map<String, String> checkout) {
        Settings settings = new Settings(new TargetChoice(null, List.of(), List.of()).settings(texts, commandLine));
        ScriptConfig scripts = scriptsOfAll(settings);
        CheckConfig checks = checks(settings);
        RunConfig run = run(settings);
        settings.check();
        ConnectionConfig connection = ConnectionConfig.of(settings, run.leaseDuration());
        return new PlanConfig(scripts, checks, run, connection, Audit.of(environment, checkout, settings));
    }

    /**
     * Returns what a goal is told that logs in.
     *
     * @param local how the stand-in is reached; empty when it is not meant
     * @param logins finds lasting passwords
     * @param checkout commit and branch that Git tells
     * @param reports the folder that the reports are written to
     */
    public DeployConfig deployment(
            Map<String, String> local,
            Function<Settings, List<PasswordLogin>> logins,
            Map<String, String> checkout,
            Path reports) {
        Settings settings = settings(local);
        ScriptConfig scripts = scripts(settings);
        List<PasswordLogin> found = isOnStandIn() ? List.of() : logins.apply(settings);
        GateConfig.requireUnchanged(target.settings(texts, Map.of()), commandLine, settings);
        DeployConfig config = DeployConfig.of(
                scripts,
                checks(settings),
                run(settings),
                target.name(),
                found,
                environment,
                checkout,
                reports,
                settings);
        return standInOf().isPresent() ? config.withoutGates() : config;
    }

    /** Returns what of the database is written as SQL. */
    public DumpConfig dump() {
        Settings settings = new Settings(texts);
        DumpConfig config = DumpConfig.of(settings);
        settings.check();
        return config;
    }

    /** Returns who deploys, though the settings may be wrong. */
    public Audit audit(Map<String, String> checkout) {
        return Audit.of(environment, checkout, new Settings(texts));
    }

    /** Returns the database that is named, though the settings may be wrong; empty when none is. */
    public String database() {
        return new Settings(texts).text("database").orElse("");
    }

    private Settings settings(Map<String, String> local) {
        Map<String, String> settings = new TreeMap<>(target.settings(texts, commandLine));
        if (!local.isEmpty()) {
            LocalTarget.apply(settings, local);
        }
        return new Settings(settings);
    }

    /** Where no database is asked targets may be chosen all the same, or none is. */
    private ScriptConfig scriptsOfAll(Settings settings) {
        List<String> meant = target.meant();
        TargetPlaceholders values = targetPlaceholders();
        if (meant.isEmpty()) {
            return ScriptConfig.of(root, set, values.ofAll(), settings)
                    .within(TargetScope.of(target.names(), List.of()));
        }
        if (meant.size() > 1) {
            return ScriptConfig.of(root, set, values.ofEach(meant), settings)
                    .within(TargetScope.of(target.names(), meant));
        }
        return scoped(ScriptConfig.of(root, set, values.of(meant.get(0)), settings));
    }

    private ScriptConfig scripts(Settings settings) {
        return scoped(ScriptConfig.of(root, set, targetPlaceholders().of(target.name()), settings));
    }

    private ScriptConfig scoped(ScriptConfig scripts) {
        String name = target.name();
        List<String> release = target.release().isEmpty() ? List.of(name) : target.release();
        return scripts.within(TargetScope.of(target.names(), release).on(name));
    }

    private TargetPlaceholders targetPlaceholders() {
        return new TargetPlaceholders(placeholders, target.placeholders(), ofCommandLine(PLACEHOLDERS));
    }

    private CheckConfig checks(Settings settings) {
        Map<String, String> levels = new HashMap<>(rules);
        levels.putAll(ofCommandLine(RULES));
        return CheckConfig.of(levels, knownRules, settings);
    }

    private RunConfig run(Settings settings) {
        return RunConfig.of(identity, version, settings);
    }

    private Map<String, String> ofCommandLine(String prefix) {
        Map<String, String> values = new HashMap<>();
        commandLine.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), value);
            }
        });
        return values;
    }
}
