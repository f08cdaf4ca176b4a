package io.github.redshiftdeploy.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the repository begins that a project is a folder of: GitHub names files from there. */
final class RepositoryRoot {

    private final Path project;
    private final Path root;

    private RepositoryRoot(Path project, Path root) {
        this.project = project;
        this.root = root;
    }

    /**
     * Finds the folder that holds {@code .git}. A workflow that downloaded the files without Git has none, but tells
     * where it put them.
     */
    static RepositoryRoot of(Path project, Map<String, String> environment) {
        Path absolute = project.toAbsolutePath().normalize();
        for (Path folder = absolute; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return new RepositoryRoot(absolute, folder);
            }
        }
        Path root = Optional.ofNullable(environment.get("GITHUB_WORKSPACE"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                .filter(absolute::startsWith)
                .orElse(absolute);
        return new RepositoryRoot(absolute, root);
    }

    /** Returns the name that a file of the project has in the repository, with forward slashes. */
    String name(String file) {
        String folder = root.relativize(project).toString().replace(File.separatorChar, '/');
        return folder.isEmpty() ? file : folder + "/" + file;
    }
}
