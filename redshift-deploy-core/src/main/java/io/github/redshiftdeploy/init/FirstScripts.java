package io.github.redshiftdeploy.init;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.script.ProjectRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first scripts of a project and their order.
 *
 * @param place where the folder of scripts is
 * @param folder where it is in the project, with slashes
 */
record FirstScripts(Path place, String folder, List<NewFile> files) {

    /** Copies the list. */
    FirstScripts {
        files = List.copyOf(files);
    }

    static FirstScripts of(InitConfig config) throws IOException {
        Path place = new ProjectRoot(config.root()).file(config.directory());
        String folder = config.root().toRealPath().relativize(place).toString().replace(File.separatorChar, '/');
        return new FirstScripts(
                place,
                folder,
                List.of(
                        new NewFile(folder + "/ordering.yaml", Template.text("ordering.yaml")),
                        new NewFile(folder + "/schemas/sales.sql", Template.text("schema.sql")),
                        new NewFile(folder + "/tables/orders.sql", Template.text("table.sql"))));
    }

    /**
     * Tells whether the folder holds nothing but these files, or some of them, and files that are hidden. To scripts of
     * somebody else an order that does not mention them would be a mistake.
     */
    boolean isAlone() throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (Stream<Path> there = Files.walk(place)) {
            for (Path file : there.filter(FirstScripts::counts).toList()) {
                if (!isOneOfThese(file)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean counts(Path file) {
        return !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                && !file.getFileName().toString().startsWith(".");
    }

    private boolean isOneOfThese(Path file) throws IOException {
        String name = folder + "/" + place.relativize(file).toString().replace(File.separatorChar, '/');
        for (NewFile ours : files) {
            if (ours.path().equals(name)) {
                return Files.isRegularFile(file) && new String(Files.readAllBytes(file), UTF_8).equals(ours.text());
            }
        }
        return false;
    }
}
