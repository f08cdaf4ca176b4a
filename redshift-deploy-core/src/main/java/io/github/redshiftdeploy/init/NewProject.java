package io.github.redshiftdeploy.init;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.script.ProjectRoot;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what a project begins with. What is there stays as it is, and nothing is written out of the project. */
public final class NewProject {

    private NewProject() {}

    /**
     * Writes the files that are not there.
     *
     * @throws DiagnosticException when a link leads out of the project; nothing is written then
     */
    public static Beginning write(InitConfig config) throws IOException {
        Contents contents = Contents.of(config);
        Map<Path, NewFile> missing = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        if (Contents.hasPom(config)) {
            kept.add(config.pom() == null ? Contents.POM : config.pom().file());
        }
        places(config, contents).forEach((place, file) -> {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                kept.add(file.path());
            } else {
                missing.put(place, file);
            }
        });
        for (Path place : missing.keySet()) {
            requireFolder(place);
        }
        // The POM comes last: a run that was cut off before it is repeated as if nothing had been there.
        List<Path> order = new ArrayList<>(missing.keySet());
        for (int i = order.size() - 1; i >= 0; i--) {
            write(
                    order.get(i),
                    Objects.requireNonNull(missing.get(order.get(i))).text());
        }
        return new Beginning(
                config, missing.values().stream().map(NewFile::path).toList(), kept, contents.leftOut());
    }

    private static Map<Path, NewFile> places(InitConfig config, Contents contents) throws IOException {
        ProjectRoot root = new ProjectRoot(config.root());
        Map<Path, NewFile> places = new LinkedHashMap<>();
        List<Diagnostic> outside = new ArrayList<>();
        for (NewFile file : contents.files()) {
            try {
                places.put(root.file(file.path()), file);
            } catch (DiagnosticException e) {
                outside.addAll(e.diagnostics());
            }
        }
        if (!outside.isEmpty()) {
            throw new DiagnosticException(outside);
        }
        return places;
    }

    /** Finds out before anything is written whether a file can be. */
    private static void requireFolder(Path file) throws IOException {
        Path there = Objects.requireNonNull(file.getParent());
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = Objects.requireNonNull(there.getParent());
        }
        if (!Files.isDirectory(there)) {
            throw new NotDirectoryException(there.toString());
        }
        if (!Files.isWritable(there)) {
            throw new AccessDeniedException(there.toString());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        // What has come into its place meanwhile is not written over, nor through a link.
        Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
