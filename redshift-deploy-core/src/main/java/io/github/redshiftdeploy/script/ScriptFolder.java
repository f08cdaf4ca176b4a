package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.codehaus.plexus.util.AbstractScanner;
import org.codehaus.plexus.util.MatchPatterns;

/**
 * Finds the scripts of a folder by Ant patterns. Links are followed as far as they stay inside the project, and
 * whatever does not fit is reported instead of being left out in silence.
 */
final class ScriptFolder extends SimpleFileVisitor<Path> {

    private final ProjectRoot root;
    private final Path folder;
    private final MatchPatterns includes;
    private final MatchPatterns excludes;
    private final Consumer<Diagnostic> diagnostics;
    private final List<String> found = new ArrayList<>();

    ScriptFolder(
            ProjectRoot root,
            Path folder,
            List<String> includes,
            List<String> excludes,
            Consumer<Diagnostic> diagnostics) {
        this.root = root;
        this.folder = folder;
        this.includes = patterns(includes);
        List<String> left = new ArrayList<>(excludes);
        left.addAll(List.of(AbstractScanner.DEFAULTEXCLUDES));
        this.excludes = patterns(left);
        this.diagnostics = diagnostics;
    }

    /** Returns the scripts relative to the folder, with forward slashes, in path order; companions are left out. */
    List<String> scripts() throws IOException {
        found.clear();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        return found.stream()
                .filter(name -> !Companion.is(name))
                .sorted(NaturalOrder.INSTANCE)
                .toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(folder)) {
            return FileVisitResult.CONTINUE;
        }
        if (matches(excludes, directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!root.holds(directory)) {
            diagnostics.accept(ProjectRoot.outsideDiagnostic(root.name(directory)));
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (matches(includes, directory)) {
            diagnostics.accept(Diagnostic.error(
                            ScriptCode.DIRECTORY, "'" + root.name(directory) + "' is a directory, not a script")
                    .help("rename the directory, or exclude it"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!matches(includes, file) || matches(excludes, file)) {
            return FileVisitResult.CONTINUE;
        }
        if (!root.holds(file)) {
            diagnostics.accept(ProjectRoot.outsideDiagnostic(root.name(file)));
        } else {
            found.add(relative(file).replace(File.separatorChar, '/'));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        boolean loop = e instanceof FileSystemLoopException;
        if (loop || (matches(includes, file) && !matches(excludes, file))) {
            diagnostics.accept(Diagnostic.error(
                            ScriptCode.UNREADABLE, loop ? "the link leads back to a folder above it" : "cannot be read")
                    .at(Place.file(root.name(file)))
                    .help(loop ? "remove the link" : "check that it exists and may be read"));
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean matches(MatchPatterns patterns, Path file) {
        return patterns.matches(relative(file), true);
    }

    private String relative(Path file) {
        return folder.relativize(file).toString();
    }

    private static MatchPatterns patterns(List<String> patterns) {
        return MatchPatterns.from(patterns.stream()
                .map(pattern -> pattern.replace('/', File.separatorChar))
                .map(pattern -> pattern.endsWith(File.separator) ? pattern + "**" : pattern)
                .toList());
    }
}
