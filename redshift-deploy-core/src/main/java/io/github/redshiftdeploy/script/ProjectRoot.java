package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder of the project. Nothing outside it is ever read or written, whatever a path, a link or an ordering says.
 */
public final class ProjectRoot {

    private final Path root;
    private final Path given;

    /** Takes a folder that exists. */
    public ProjectRoot(Path root) throws IOException {
        this.root = root.toRealPath();
        this.given = root.toAbsolutePath().normalize();
    }

    /**
     * Returns the file that a path from outside names, to be read or written. It need not exist, nor its folders; what
     * there is of them already leads nowhere else by a link.
     *
     * @throws DiagnosticException when it is outside of the project
     */
    public Path file(String path) throws IOException {
        Path file = resolve(path);
        Path there = file;
        while (!there.equals(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = Objects.requireNonNull(there.getParent());
        }
        try {
            if (holds(there)) {
                return file;
            }
        } catch (NoSuchFileException e) {
            throw new DiagnosticException(outsideDiagnostic(path), e); // A link that leads nowhere yet.
        }
        throw outside(path);
    }

    /** Returns the file that a path from outside names, which need not exist. */
    Path resolve(String path) {
        try {
            Path resolved = root.resolve(path).normalize();
            if (resolved.startsWith(root)) {
                return resolved;
            }
            if (resolved.startsWith(given)) {
                return root.resolve(given.relativize(resolved)); // A link leads to the project.
            }
        } catch (InvalidPathException e) {
            throw new DiagnosticException(
                    Diagnostic.error(ScriptCode.NOT_FOUND, "'" + path + "' is no path: " + e.getReason()), e);
        }
        throw outside(path);
    }

    /** Tells whether a path that {@link #resolve} has led to is the project's folder or inside of it. */
    boolean contains(Path path) {
        return path.startsWith(root);
    }

    /** Tells whether a file, its links followed, is inside the project. */
    boolean holds(Path file) throws IOException {
        return file.toRealPath().startsWith(root);
    }

    /** Returns the name by which messages and reports call a file: relative to the project, with forward slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    static DiagnosticException outside(String path) {
        return new DiagnosticException(outsideDiagnostic(path));
    }

    static Diagnostic outsideDiagnostic(String path) {
        return Diagnostic.error(ScriptCode.OUTSIDE_PROJECT, "'" + path + "' leaves the project")
                .help("name a file or folder inside the project, without '..' or a link that leads out");
    }
}
