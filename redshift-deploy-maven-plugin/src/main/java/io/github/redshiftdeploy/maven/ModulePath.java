package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * {@code sql.path} of the command line in a build of several modules: relative to the folder in which Maven starts, and
 * of the deepest module that holds it, or else of the top project.
 *
 * @param given what the command line says
 * @param path where that is
 * @param owner the module; it may be one that the build leaves out
 */
record ModulePath(String given, Path path, MavenProject owner) {

    static final String PROPERTY = "sql.path";

    /** Returns the path, when the command line has one and the build has several modules that may hold it. */
    static Optional<ModulePath> of(MavenSession session) {
        String given = session.getUserProperties().getProperty(PROPERTY, "");
        if (given.isBlank() || session.getAllProjects().size() < 2) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(session.getExecutionRootDirectory())
                    .toAbsolutePath()
                    .resolve(given)
                    .normalize();
            return session.getAllProjects().stream()
                    .filter(module -> path.startsWith(module.getBasedir().toPath()))
                    .max(Comparator.comparing(
                            module -> module.getBasedir().toPath().getNameCount()))
                    .or(() -> Optional.of(session.getTopLevelProject()))
                    .map(owner -> new ModulePath(given, path, owner));
        } catch (InvalidPathException e) {
            return Optional.empty(); // The goal itself says what is wrong with it.
        }
    }

    /**
     * Returns the path as the goal is to read it in a module. Of a module that is built alone it may also be relative
     * to its own folder.
     *
     * @param alone whether the build has chosen this module and no other
     * @throws DiagnosticException when it is of a module that the build leaves out
     */
    String in(MavenProject module, boolean alone) {
        Path folder = module.getBasedir().toPath();
        if (alone && Files.exists(folder.resolve(given))) {
            return given;
        }
        if (!owner.equals(module)) {
            if (alone && !Files.exists(path)) {
                return given;
            }
            throw leftOut();
        }
        if (!path.startsWith(folder)) {
            return given;
        }
        String relative = folder.relativize(path).toString().replace(File.separatorChar, '/');
        return relative.isEmpty() ? "." : relative;
    }

    /** Says that the build leaves out the module that the path is of. */
    DiagnosticException leftOut() {
        return new DiagnosticException(Diagnostic.error(
                        ScriptCode.NOT_FOUND,
                        "'" + given + "' is of the " + Reactor.name(owner) + ", which this build leaves out")
                .help("choose it with '-pl " + owner.getGroupId() + ":" + owner.getArtifactId()
                        + "', or choose no module"));
    }
}
