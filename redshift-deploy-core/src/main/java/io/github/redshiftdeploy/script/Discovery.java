package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the scripts of a deployment and puts them in order. */
public final class Discovery {

    private final ScriptConfig config;
    private final ProjectRoot root;
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private final ScriptOptions options;

    /** The targets that scripts are for, by the names of the scripts; it has none that is for all. */
    private final Map<String, TargetList> targets = new LinkedHashMap<>();

    /** The names of the companions that stand in the folders that were looked through. */
    private final Set<String> companions = new LinkedHashSet<>();

    private boolean byDependencies;

    private Discovery(ScriptConfig config) throws IOException {
        this.config = config;
        this.root = new ProjectRoot(config.root());
        this.options = new ScriptOptions(root, mistakes::add);
    }

    /**
     * Returns the scripts in the order in which they run.
     *
     * @throws DiagnosticException with every mistake in the choice and the order of scripts
     */
    public static List<Script> discover(ScriptConfig config) throws IOException {
        List<Diagnostic> mistakes = new ArrayList<>();
        List<Script> scripts = discover(config, mistakes::add).scripts();
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(mistakes);
        }
        return scripts;
    }

    /**
     * Returns the scripts that were found, so that they can be looked at even when their order is wrong.
     *
     * @param mistakes takes every mistake in the choice and the order of scripts; with one, the order means nothing
     */
    public static Discovered discover(ScriptConfig config, Consumer<Diagnostic> mistakes) throws IOException {
        Discovery discovery = new Discovery(config);
        List<Script> scripts = List.of();
        try {
            scripts = discovery.scripts();
        } catch (DiagnosticException e) {
            discovery.mistakes.addAll(e.diagnostics());
        }
        Legs.Found found = discovery.forTargets(scripts);
        List<Script> tests = discovery.tests(found.scripts());
        discovery.mistakes.forEach(mistakes);
        return new Discovered(found.scripts(), discovery.byDependencies, found.legs(), found.others(), tests);
    }

    /** Returns the tests that stand beside scripts, in the order of the scripts. */
    private List<Script> tests(List<Script> scripts) {
        Map<String, String> tests = new HashMap<>();
        for (String name : companions) {
            Companion companion = Companion.of(name).orElseThrow();
            if (companion.kind() == Companion.Kind.TEST) {
                tests.put(companion.script(), name);
            }
        }
        return scripts.stream()
                .map(Script::name)
                .filter(tests::containsKey)
                .map(tests::get)
                .map(name -> TestScripts.script(root.resolve(name), root, config))
                .toList();
    }

    /** Notes the companions of a folder; one whose script is not there would never run, and nobody would know. */
    private void note(List<String> found, Path folder) {
        for (String each : found) {
            String name = root.name(folder.resolve(each));
            String script = Companion.of(name).orElseThrow().script();
            if (Files.exists(root.resolve(script))) {
                companions.add(name);
            } else {
                mistakes.add(Diagnostic.error(
                                ScriptCode.COMPANION_ALONE,
                                "'" + name + "' belongs to '" + script + "', which is not there")
                        .help("name it after its script, or remove it"));
            }
        }
    }

    /** Tells whether the folder of the set is not there, or has nothing in it that is or was meant as a script. */
    public static boolean isEmpty(ScriptConfig config) throws IOException {
        ProjectRoot root = new ProjectRoot(config.root());
        SqlSet set = config.set();
        Path folder = root.resolve(set.directory());
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        List<Diagnostic> mistakes = new ArrayList<>();
        ScriptFolder found = new ScriptFolder(root, folder, set.includes(), set.excludes(), mistakes::add).read();
        return found.scripts().isEmpty() && mistakes.isEmpty();
    }

    /** Leaves out what is for other targets. */
    private Legs.Found forTargets(List<Script> scripts) {
        TargetScope scope = config.scope();
        Legs.Found found = new Legs(scope, !byDependencies, mistakes::add)
                .of(scripts.stream()
                        .map(script -> new Legs.Addressed(script, targets.getOrDefault(script.name(), TargetList.ALL)))
                        .toList());
        if (found.scripts().isEmpty() && !scripts.isEmpty() && mistakes.isEmpty() && scope.leg() == null) {
            mistakes.add(noneFor(scope));
        }
        return found;
    }

    private Diagnostic noneFor(TargetScope scope) {
        String whom = scope.target() == null ? String.join(", ", scope.release()) : scope.target();
        String named = targets.values().stream()
                .flatMap(list -> list.names().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return Diagnostic.error(ScriptCode.EMPTY_SET, "no script is for target '" + whom + "'")
                .help("the ordering says 'targets:' of each of them, and names " + named);
    }

    /** A file that is named by itself stands where it is named; a folder or a glob takes what is not named so. */
    private List<Script> scripts() throws IOException {
        List<String> paths = config.paths();
        if (paths.isEmpty()) {
            return scripts(config.set().directory());
        }
        if (!config.order().isEmpty() && (paths.size() > 1 || Ordering.Entry.isGlob(paths.get(0)))) {
            throw new DiagnosticException(notOneFolder("several scripts or a glob, in their order"));
        }
        Set<String> named = new HashSet<>();
        for (String path : paths) {
            if (!Ordering.Entry.isGlob(path) && Files.isRegularFile(root.resolve(path))) {
                named.add(root.name(root.resolve(path)));
            }
        }
        Map<String, Script> scripts = new LinkedHashMap<>();
        for (String path : paths) {
            boolean glob = Ordering.Entry.isGlob(path);
            boolean one = !glob && named.contains(root.name(root.resolve(path)));
            (glob ? matching(path) : scripts(path))
                    .stream()
                            .filter(script -> one || !named.contains(script.name()))
                            .filter(script -> scripts.putIfAbsent(script.name(), script) != null)
                            .map(script -> twice(script.name()))
                            .forEach(mistakes::add);
        }
        return List.copyOf(scripts.values());
    }

    private static Diagnostic twice(String name) {
        return Diagnostic.error(ScriptCode.LISTED_TWICE, "'sql.path' names '" + name + "' twice")
                .help("keep one of the paths that name it");
    }

    private List<Script> scripts(String path) throws IOException {
        Path start = root.resolve(path);
        if (!Files.exists(start)) {
            throw new DiagnosticException(notFound(start));
        }
        if (!root.holds(start)) {
            throw ProjectRoot.outside(root.name(start));
        }
        return Files.isDirectory(start) ? folder(start) : List.of(single(start));
    }

    /** Returns the scripts that a glob matches, in path order; it goes no deeper than it says. */
    private List<Script> matching(String glob) throws IOException {
        Ordering.Entry entry = new Ordering.Entry(glob, Options.NONE, Place.file("sql.path"));
        Path folder = root.resolve(entry.start());
        if (!Files.isDirectory(folder)) {
            throw new DiagnosticException(notFound(folder));
        }
        if (!root.holds(folder)) {
            throw ProjectRoot.outside(root.name(folder));
        }
        SqlSet set = config.set();
        List<Script> scripts = new ArrayList<>();
        Predicate<String> matches = entry.covers();
        ScriptFolder all = new ScriptFolder(root, folder, set.includes(), set.excludes(), mistakes::add).read();
        note(all.companions(), folder);
        for (String found : all.scripts()) {
            Path file = folder.resolve(found);
            if (matches.test(root.name(file))) {
                scripts.add(script(file));
            }
        }
        if (scripts.isEmpty() && mistakes.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(ScriptCode.NOT_FOUND, "no script matches '" + glob + "'")
                    .help("'sql.path' is relative to the project's folder; '*' stays in one folder,"
                            + " '**/' goes deeper"));
        }
        return scripts;
    }

    private Script single(Path file) throws IOException {
        Optional<Diagnostic> companion = companion(root.name(file));
        if (companion.isPresent()) {
            throw new DiagnosticException(companion.get());
        }
        if (!config.order().isEmpty()) {
            throw new DiagnosticException(notOneFolder("one file"));
        }
        for (Companion.Kind kind : Companion.Kind.values()) {
            String name = Companion.nameOf(root.name(file), kind);
            if (Files.isRegularFile(root.resolve(name))) {
                companions.add(name);
            }
        }
        return script(file);
    }

    private static Diagnostic notOneFolder(String what) {
        return Diagnostic.error(ScriptCode.LISTED_NOT_THERE, "'sql.order' orders a folder, but 'sql.path' is " + what)
                .help("remove 'sql.order', or name the folder in 'sql.path'");
    }

    private List<Script> folder(Path folder) throws IOException {
        SqlSet set = config.set();
        ScriptFolder all = new ScriptFolder(root, folder, set.includes(), set.excludes(), mistakes::add).read();
        List<String> found = all.scripts();
        note(all.companions(), folder);
        if (found.isEmpty() && mistakes.isEmpty()) {
            throw new DiagnosticException(empty(folder));
        }
        Optional<Ordering> ordering = ordering(folder);
        List<String> names = found;
        if (ordering.isPresent()) {
            byDependencies = ordering.get().byDependencies();
            names = new OrderedScripts(ordering.get(), found, mistakes::add).resolve();
            if (names.isEmpty() && mistakes.isEmpty()) {
                mistakes.add(
                        Diagnostic.error(ScriptCode.EMPTY_SET, ordering.get().origin() + " leaves no script to run")
                                .help("list the scripts that shall run"));
            }
        }
        List<Script> scripts = new ArrayList<>();
        for (String name : names) {
            scripts.add(script(folder.resolve(name)));
        }
        return scripts;
    }

    private Optional<Ordering> ordering(Path folder) throws IOException {
        if (!config.order().isEmpty()) {
            return Optional.of(Ordering.of("sql.order", config.order()));
        }
        if (Files.isRegularFile(folder.resolve(OrderingFile.NAME))) {
            return options.ordering(folder);
        }
        refuseNearOrderings(folder);
        boolean ordered = config.paths().isEmpty() && !config.set().files().isEmpty();
        return ordered ? Optional.of(Ordering.of("<files>", config.set().files())) : Optional.empty();
    }

    /** What was meant as an ordering must not be passed over in silence: scripts would run in another order. */
    private void refuseNearOrderings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> OrderingFile.isNearly(file.getFileName().toString()))
                    .sorted()
                    .map(file -> Diagnostic.error(
                                    ScriptCode.MALFORMED_ORDERING,
                                    "'" + root.name(file) + "' is not read as an ordering")
                            .help("make it a file named '" + OrderingFile.NAME + "', or give it another name"))
                    .forEach(mistakes::add);
        }
    }

    private Script script(Path file) throws IOException {
        Options given = options.of(file);
        String name = root.name(file);
        if (!given.targets().names().isEmpty()) {
            targets.put(name, given.targets());
        }
        return new Script(name, new ScriptText.InFile(file, config.encoding()), config.run(), config.transaction())
                .with(given);
    }

    private Diagnostic notFound(Path start) {
        String name = root.name(start);
        Diagnostic problem = Diagnostic.error(ScriptCode.NOT_FOUND, "there is no file or folder '" + name + "'");
        String where = config.paths().isEmpty() ? "'sql.path', or the directory of the 'sqlSet'," : "'sql.path'";
        String comma = config.paths().size() > 1 ? "; a comma ends a path, and '?' stands for one in a name" : "";
        return problem.help(similar(start)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("give " + where + " relative to the project's folder" + comma));
    }

    /** Looks where the path leaves what is there: the mistake may be in the name of a folder. */
    private Optional<String> similar(Path missing) {
        Path first = missing;
        Path parent = first.getParent();
        while (parent != null && !Files.exists(parent)) {
            first = parent;
            parent = first.getParent();
        }
        if (parent == null || !Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (var siblings = Files.list(parent)) {
            List<String> names =
                    siblings.map(path -> path.getFileName().toString()).toList();
            Path folder = parent;
            Path rest = first.relativize(missing);
            return Suggestion.of(first.getFileName().toString(), names)
                    .map(folder::resolve)
                    .map(meant -> {
                        Path whole = meant.resolve(rest);
                        return root.name(Files.exists(whole) ? whole : meant);
                    });
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Diagnostic empty(Path folder) {
        return Diagnostic.error(ScriptCode.EMPTY_SET, "there is no script in '" + root.name(folder) + "'")
                .help("a script matches " + String.join(" or ", config.set().includes())
                        + " and is no companion (*.rollback.sql, *.test.sql)");
    }

    /** Returns what to say of a name when it is that of a companion. */
    static Optional<Diagnostic> companion(String name) {
        return Companion.of(name)
                .map(of -> Diagnostic.error(
                                ScriptCode.COMPANION, "'" + name + "' is a companion, which is never deployed itself")
                        .help("name '" + of.script() + "', the script that it belongs to; "
                                + of.kind().runner()));
    }
}
