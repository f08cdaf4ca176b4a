package io.github.redshiftdeploy.local.postgres;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The binaries that a server in a folder beside ours runs from. Links to its files are made at once and need no room,
 * where to unpack the archive takes longer than all the rest of a start.
 */
final class NeighbourBinaries {
    private NeighbourBinaries() {}

    /** Fills a folder with links to the files of a neighbour that runs; false when there is none. */
    static boolean link(PrivateDirectory directory, String name, Path target) {
        try {
            Optional<Path> neighbour = running(directory, name);
            if (neighbour.isEmpty()) {
                return false;
            }
            link(neighbour.get().resolve(name), target);
            return runs(neighbour.get());
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    /** What a server runs from is whole, as nobody removes it at the same time. */
    private static boolean runs(Path neighbour) throws IOException {
        return Postmaster.of(neighbour.resolve("data"))
                .filter(Postmaster::alive)
                .isPresent();
    }

    private static Optional<Path> running(PrivateDirectory directory, String name) throws IOException {
        Path parent = directory.path().getParent();
        if (parent == null) {
            return Optional.empty();
        }
        Object self = Files.getOwner(directory.path());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder).equals(self)
                        && Files.isDirectory(folder.resolve(name))
                        && runs(folder)) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    private static void link(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                PrivateDirectory.at(target.resolve(source.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path link = target.resolve(source.relativize(file).toString());
                if (attributes.isSymbolicLink()) {
                    Files.copy(file, link, LinkOption.NOFOLLOW_LINKS);
                } else {
                    Files.createLink(link, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
