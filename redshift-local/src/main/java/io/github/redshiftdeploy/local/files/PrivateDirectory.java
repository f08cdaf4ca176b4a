package io.github.redshiftdeploy.local.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only its owner may enter, and so are the folders and files made through it. On Windows it has the
 * permissions of the folder that it lies in.
 */
public record PrivateDirectory(Path path) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Opens the folder and closes it to others; makes it, and the folders above it, when it is not there. */
    public static PrivateDirectory at(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            PrivateDirectory directory = new PrivateDirectory(absolute);
            directory.close();
            return directory;
        }
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        return new PrivateDirectory(Files.createDirectory(absolute, attributes("rwx------")));
    }

    /** Makes a folder with a short name that nobody used before, below the one for temporary files. */
    public static PrivateDirectory temporary(String prefix) throws IOException {
        return new PrivateDirectory(Files.createTempDirectory(prefix, attributes("rwx------")));
    }

    public PrivateDirectory directory(String name) throws IOException {
        return at(path.resolve(name));
    }

    /** Makes a folder for work that may never be finished, and removes what earlier such work has left. */
    public PrivateDirectory unfinished(String prefix) throws IOException {
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(path, prefix + "*")) {
            for (Path folder : leftOver) {
                delete(folder);
            }
        } catch (DirectoryNotEmptyException stillInUse) {
            // Whatever a killed process has started writes on; the next time it will be gone.
        }
        return new PrivateDirectory(Files.createTempDirectory(path, prefix, attributes("rwx------")));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a file so that a reader sees all of it or the one before, and nobody else sees it. */
    public Path write(String name, String text) throws IOException {
        Path temporary = Files.createTempFile(path, name, ".tmp", attributes("rw-------"));
        Files.writeString(temporary, text);
        return Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a file or a folder with all that is in it; follows no links. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void close() throws IOException {
        if (!POSIX) {
            return;
        }
        Path probe = Files.createTempFile(path, "owner", ".tmp", attributes("rw-------"));
        Object self = Files.getOwner(probe);
        Files.delete(probe);
        if (!Files.getOwner(path).equals(self)) {
            throw new IOException("'" + path + "' belongs to the user '" + Files.getOwner(path) + "', not to '" + self
                    + "': remove it, or choose another directory");
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
