package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

    /** The includes that tell what a script is called; one such as {@code tables/**} means everything in a folder. */
    private final MatchPatterns names;

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
        this.names = patterns(includes.stream()
                .filter(pattern -> !pattern.endsWith("/") && !pattern.endsWith("*"))
                .toList());
        List<String> left = new ArrayList<>(excludes);
        left.addAll(List.of(AbstractScanner.DEFAULTEXCLUDES));
        this.excludes = patterns(left);
        this.diagnostics = diagnostics;
    }

    /** Looks through the folder, once. */
    ScriptFolder read() throws IOException {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        found.sort(NaturalOrder.INSTANCE);
        return this;
    }

    /** Returns the scripts relative to the folder, with forward slashes, in path order; companions are left out. */
    List<String> scripts() {
        return found.stream().filter(name -> !Companion.is(name)).toList();
    }

    /** Returns the companions in the same way. */
    List<String> companions() {
        return found.stream().filter(Companion::is).toList();
    }

    /** Returns both. */
    List<String> all() {
        return List.copyOf(found);
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
        if (matches(names, directory)) {
            diagnostics.accept(Diagnostic.error(
                            ScriptCode.DIRECTORY, "'" + root.name(directory) + "' is a directory, not a script")
                    .help("rename the directory, or exclude it"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = relative(file); // Made once: a folder may hold ten thousand files.
        if (excludes.matches(name, true)) {
            return FileVisitResult.CONTINUE;
        }
        if (includes.matches(name, true)) {
            add(file, name, attributes);
        } else if (includes.matches(name, false) && !excludes.matches(name, false)) {
            diagnostics.accept(
                    Diagnostic.error(ScriptCode.NOT_LISTED, "left out for its letter case: '" + root.name(file) + "'")
                            .help("rename it as the includes want it, or exclude it"));
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, String name, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            diagnostics.accept(unreadable(file, "neither a file nor a link to one", "remove it, or exclude it"));
        } else if (Files.isSymbolicLink(file) && !root.holds(file)) { // Its folder is known to be inside.
            diagnostics.accept(ProjectRoot.outsideDiagnostic(root.name(file)));
        } else if (!isNamedInWords(file, name)) {
            diagnostics.accept(unreadable(
                    file, "the name cannot be read in this machine's encoding", "set LC_ALL=C.UTF-8, or rename it"));
        } else {
            found.add(name.replace(File.separatorChar, '/'));
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (matches(excludes, file)) {
            return FileVisitResult.CONTINUE;
        }
        diagnostics.accept(
                e instanceof FileSystemLoopException
                        ? unreadable(file, "the link leads back to a folder above it", "remove the link")
                        : unreadable(file, "cannot be read", "check that it may be read, or exclude it"));
        return FileVisitResult.CONTINUE;
    }

    private Diagnostic unreadable(Path file, String why, String help) {
        return Diagnostic.error(ScriptCode.UNREADABLE, why)
                .at(Place.file(root.name(file)))
                .help(help);
    }

    /** Tells whether the file is found again by its name: not where the encoding of names lacks a character of it. */
    private boolean isNamedInWords(Path file, String name) {
        try {
            return folder.resolve(name).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
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
