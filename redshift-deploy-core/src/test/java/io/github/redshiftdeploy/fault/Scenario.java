package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.testkit.fault.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two releases that are deployed one after the other, and the tables that they need.
 *
 * @param ordering what the ordering of the second release says
 * @param shared whether two database users deploy it in turns
 */
record Scenario(String base, List<Piece> before, List<Piece> release, String ordering, boolean shared) {
    private static final Path FOLDER = Path.of("src/test/resources/fault");

    static final String ORDERING = "ordering.yaml";

    /** Copies the lists. */
    Scenario {
        before = List.copyOf(before);
        release = List.copyOf(release);
    }

    /** Reads the scenario of one user from the module's folder. */
    static Scenario read(Path module) throws IOException {
        return read(module.resolve(FOLDER), "", false);
    }

    /** Reads that of two users, who may do the same but own different things. */
    static Scenario ofTwoUsers(Path module) throws IOException {
        return read(module.resolve(FOLDER), "two-users", true);
    }

    /** Reads that of a script of several messages. */
    static Scenario ofLongScript(Path module) throws IOException {
        return read(module.resolve(FOLDER), "long", false);
    }

    private static Scenario read(Path all, String name, boolean shared) throws IOException {
        Path folder = all.resolve(name);
        return new Scenario(
                Files.readString(folder.resolve("base.sql")) + Files.readString(all.resolve("parts.sql")),
                pieces(folder.resolve("release-1")),
                pieces(folder.resolve("release-2")),
                Files.readString(folder.resolve("release-2").resolve(ORDERING)),
                shared);
    }

    private static List<Piece> pieces(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Piece> pieces = new java.util.ArrayList<>();
            for (Path file :
                    files.filter(file -> !file.endsWith(ORDERING)).sorted().toList()) {
                pieces.add(Piece.of(file));
            }
            return pieces;
        }
    }
}
