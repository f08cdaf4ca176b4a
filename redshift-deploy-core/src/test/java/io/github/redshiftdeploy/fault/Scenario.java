package io.github.redshiftdeploy.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The two releases that are deployed one after the other, and the tables that they need. */
record Scenario(String base, List<Piece> before, List<Piece> release) {
    private static final Path FOLDER = Path.of("src/test/resources/fault");

    /** Copies the lists. */
    Scenario {
        before = List.copyOf(before);
        release = List.copyOf(release);
    }

    /** Reads the scenario from the module's folder. */
    static Scenario read(Path module) throws IOException {
        Path folder = module.resolve(FOLDER);
        return new Scenario(
                Files.readString(folder.resolve("base.sql")),
                pieces(folder.resolve("release-1")),
                pieces(folder.resolve("release-2")));
    }

    private static List<Piece> pieces(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Piece> pieces = new java.util.ArrayList<>();
            for (Path file : files.sorted().toList()) {
                pieces.add(Piece.of(file));
            }
            return pieces;
        }
    }
}
