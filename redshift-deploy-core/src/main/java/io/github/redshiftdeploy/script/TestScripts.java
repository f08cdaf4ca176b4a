package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.TargetScope;
import io.github.redshiftdeploy.config.TestConfig;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds test scripts: those beside scripts, and those of a folder of their own. Where {@code sql.path} chooses, only
 * what it names counts, and what stands beside the scripts that it names.
 */
public final class TestScripts {

    private static final List<String> INCLUDES = List.of("**/*.sql");

    private final ScriptConfig config;
    private final TestConfig tests;
    private final ProjectRoot root;
    private final Consumer<Diagnostic> mistakes;

    private TestScripts(ScriptConfig config, TestConfig tests, Consumer<Diagnostic> mistakes) throws IOException {
        this.config = config;
        this.tests = tests;
        this.mistakes = mistakes;
        this.root = new ProjectRoot(config.root());
    }

    /** Returns the tests of scripts that are deployed: those beside them, and those of the folder when all are. */
    public static List<Script> of(
            Discovered found, ScriptConfig config, TestConfig tests, Consumer<Diagnostic> mistakes) throws IOException {
        List<Script> all = new ArrayList<>(found.tests());
        if (config.paths().isEmpty() && isLastLeg(found, config.scope())) {
            all.addAll(new TestScripts(config, tests, mistakes).folder());
        }
        return all;
    }

    /** What belongs to no script is tested when all that is for the target is there. */
    private static boolean isLastLeg(Discovered found, TargetScope scope) {
        Integer leg = scope.leg();
        String target = scope.target();
        return leg == null
                || found.legs().stream()
                        .skip(leg + 1)
                        .noneMatch(later -> target == null || later.targets().contains(target));
    }

    /** Returns the tests that are chosen, where nothing is deployed: {@code sql.path} may name tests themselves. */
    public static List<Script> discover(ScriptConfig config, TestConfig tests, Consumer<Diagnostic> mistakes)
            throws IOException {
        TestScripts finder = new TestScripts(config, tests, mistakes);
        try {
            return config.paths().isEmpty() ? finder.all() : finder.named();
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(mistakes);
            return List.of();
        }
    }

    /** A project may have tests and no scripts. */
    private List<Script> all() throws IOException {
        if (Discovery.isEmpty(config)) {
            return folder();
        }
        return of(Discovery.discover(config, mistakes), config, tests, mistakes);
    }

    private List<Script> named() throws IOException {
        Path folder = root.resolve(tests.folder());
        Map<String, Script> named = new LinkedHashMap<>();
        for (String path : config.paths()) {
            Ordering.Entry entry = new Ordering.Entry(path, Options.NONE, Place.file("sql.path"));
            boolean glob = Ordering.Entry.isGlob(path);
            Path start = root.resolve(glob ? entry.start() : path);
            boolean test = start.startsWith(folder)
                    || Companion.of(path)
                            .filter(companion -> companion.kind() == Companion.Kind.TEST)
                            .isPresent();
            List<Script> found = test && Files.exists(start)
                    ? inFolder(start, glob ? entry.covers() : name -> true)
                    : Discovery.discover(config.in(List.of(path)), mistakes).tests();
            found.forEach(script -> named.putIfAbsent(script.name(), script));
        }
        return List.copyOf(named.values());
    }

    /** Returns the tests of the folder of tests; one that is not named need not be there. */
    private List<Script> folder() throws IOException {
        Path folder = root.resolve(tests.folder());
        if (Files.isDirectory(folder)) {
            return inFolder(folder, name -> true);
        }
        if (tests.directory() != null) {
            mistakes.accept(Diagnostic.error(ScriptCode.NOT_FOUND, "there is no folder '" + tests.directory() + "'")
                    .help("give 'redshift.testDirectory' relative to the project's folder"));
        }
        return List.of();
    }

    private List<Script> inFolder(Path start, Predicate<String> matches) throws IOException {
        if (!root.holds(start)) {
            throw ProjectRoot.outside(root.name(start));
        }
        if (!Files.isDirectory(start)) {
            return List.of(script(start, root, config));
        }
        List<String> excludes = config.set().excludes();
        return new ScriptFolder(root, start, INCLUDES, excludes, mistakes)
                .read().all().stream()
                        .map(start::resolve)
                        .filter(file -> matches.test(root.name(file)))
                        .map(file -> script(file, root, config))
                        .toList();
    }

    static Script script(Path file, ProjectRoot root, ScriptConfig config) {
        ScriptText text = new ScriptText.InFile(file, config.encoding());
        return new Script(root.name(file), text, RunPolicy.ALWAYS, TransactionPolicy.AUTO);
    }
}
