package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.script.ScriptCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A path of the {@code sql.path} of the command line in a build of several modules: relative to the folder in which
 * Maven starts, and of the deepest module that holds it, or else of the top project.
 *
 * @param given what the command line says
 * @param path where that is; of a glob, the folder in which it begins
 * @param pattern what of a glob is beyond that
 * @param owner the module; it may be one that the build leaves out
 */
record ModulePath(String given, Path path, String pattern, MavenProject owner) {

    static final String PROPERTY = "sql.path";

    /** Returns the paths, when the command line has any and the build has several modules that may hold them. */
    static List<ModulePath> of(MavenSession session) {
        String property = session.getUserProperties().getProperty(PROPERTY, "");
        if (property.isBlank() || session.getAllProjects().size() < 2) {
            return List.of();
        }
        try {
            return Arrays.stream(property.split(","))
                    .map(String::strip)
                    .filter(path -> !path.isEmpty())
                    .map(path -> of(path, session))
                    .toList();
        } catch (InvalidPathException e) {
            return List.of(); // The goal itself says what is wrong with it.
        }
    }

    private static ModulePath of(String given, MavenSession session) {
        String literal = given.split("[*?]", 2)[0];
        String start = literal.equals(given) ? given : literal.substring(0, literal.lastIndexOf('/') + 1);
        Path path = Path.of(session.getExecutionRootDirectory())
                .toAbsolutePath()
                .resolve(start)
                .normalize();
        MavenProject owner = session.getAllProjects().stream()
                .filter(module -> path.startsWith(module.getBasedir().toPath()))
                .max(Comparator.comparing(module -> module.getBasedir().toPath().getNameCount()))
                .orElseGet(session::getTopLevelProject);
        return new ModulePath(given, path, given.substring(start.length()), owner);
    }

    /** Refuses paths of modules that the build leaves out. */
    static void requireChosen(List<ModulePath> paths, List<MavenProject> modules) {
        List<Diagnostic> left = paths.stream()
                .filter(path -> !modules.contains(path.owner))
                .map(ModulePath::leftOut)
                .toList();
        if (!left.isEmpty()) {
            throw new DiagnosticException(left);
        }
    }

    /**
     * Returns the {@code sql.path} as the goal is to read it in a module; it is empty when that has none of its own.
     */
    static String in(MavenProject module, MavenSession session) {
        boolean alone = session.getProjects().size() == 1;
        return of(session).stream()
                .filter(path -> alone || path.owner.equals(module))
                .map(path -> path.in(module, alone))
                .collect(Collectors.joining(","));
    }

    /**
     * Returns the path as the goal is to read it in a module. Of a module that is built alone it may also be relative
     * to its own folder.
     *
     * @param alone whether the build has chosen this module and no other
     * @throws DiagnosticException when it is of a module that the build leaves out
     */
    private String in(MavenProject module, boolean alone) {
        Path folder = module.getBasedir().toPath();
        String start = given.substring(0, given.length() - pattern.length());
        if (alone && Files.exists(folder.resolve(start))) {
            return given;
        }
        if (!owner.equals(module)) {
            if (alone && !Files.exists(path)) {
                return given;
            }
            throw new DiagnosticException(leftOut());
        }
        if (!path.startsWith(folder)) {
            return given;
        }
        String relative = folder.relativize(path).toString().replace(File.separatorChar, '/');
        if (relative.isEmpty()) {
            return pattern.isEmpty() ? "." : pattern;
        }
        return pattern.isEmpty() ? relative : relative + "/" + pattern;
    }

    private Diagnostic leftOut() {
        return Diagnostic.error(
                        ScriptCode.NOT_FOUND,
                        "'" + given + "' is of the " + Reactor.name(owner) + ", which this build leaves out")
                .help("choose it with '-pl " + owner.getGroupId() + ":" + owner.getArtifactId()
                        + "', or choose no module");
    }
}
