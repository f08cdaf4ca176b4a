package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the orderings say about scripts, however these were chosen: each {@code ordering.yaml} from the folder of a
 * script up to that of the project counts, and the nearest one counts most.
 */
final class ScriptOptions {

    private final ProjectRoot root;
    private final Consumer<Diagnostic> mistakes;
    private final Map<Path, Optional<Ordering>> orderings = new HashMap<>();
    private final Map<Path, Said> said = new HashMap<>();

    /**
     * Makes the options of a project.
     *
     * @param mistakes takes what is wrong with the orderings, each once
     */
    ScriptOptions(ProjectRoot root, Consumer<Diagnostic> mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** What an ordering says of scripts: by their names, and by folders and globs. */
    private record Said(Map<String, Options> named, List<Pattern> patterns) {

        private Options of(String script) {
            Options options = named.get(script);
            if (options != null) {
                return options;
            }
            return patterns.stream()
                    .filter(pattern -> pattern.covers().test(script))
                    .map(Pattern::options)
                    .findFirst()
                    .orElse(Options.NONE);
        }
    }

    /** What is said of the scripts of a folder or a glob. */
    private record Pattern(Predicate<String> covers, Options options) {}

    /** Returns the ordering of a folder, when it has one that can be read. */
    Optional<Ordering> ordering(Path folder) throws IOException {
        Path place = folder;
        Optional<Ordering> known = orderings.get(place);
        if (known == null) {
            known = read(place);
            orderings.put(place, known);
        }
        return known;
    }

    private Optional<Ordering> read(Path folder) throws IOException {
        Path file = folder.resolve(OrderingFile.NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (!root.holds(file)) {
                throw ProjectRoot.outside(root.name(file));
            }
            return Optional.of(OrderingFile.read(file, root.name(file)));
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(mistakes);
            return Optional.empty();
        }
    }

    /** Returns what is said about a script. */
    Options of(Path script) throws IOException {
        Path file = script;
        Options options = Options.NONE;
        for (Path folder = file.getParent(); folder != null && root.contains(folder); folder = folder.getParent()) {
            options = options.or(said(folder).of(slashes(folder.relativize(file))));
        }
        return options;
    }

    private Said said(Path folder) throws IOException {
        Said known = said.get(folder);
        if (known == null) {
            known = said(ordering(folder).map(Ordering::entries).orElse(List.of()));
            said.put(folder, known);
        }
        return known;
    }

    private static Said said(List<Ordering.Entry> entries) {
        Map<String, Options> named = new HashMap<>();
        List<Pattern> patterns = new ArrayList<>();
        for (Ordering.Entry entry : entries) {
            named.putIfAbsent(entry.normal(), entry.options());
            if (!entry.options().equals(Options.NONE)) {
                patterns.add(new Pattern(entry.covers(), entry.options()));
            }
        }
        return new Said(named, patterns);
    }

    private static String slashes(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }
}
