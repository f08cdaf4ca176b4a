package io.github.redshiftdeploy.delivery.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the project: what a reader finds on GitHub. */
final class Documentation {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Where a reader begins. */
    static final String FRONT = "README.md";

    private Documentation() {}

    /** Returns every page. */
    static List<Page> pages() {
        return Stream.of(
                        markdown(ROOT, 1),
                        markdown(ROOT.resolve("docs"), Integer.MAX_VALUE),
                        markdown(ROOT.resolve("infra"), Integer.MAX_VALUE),
                        markdown(ROOT.resolve("example-project"), 1),
                        markdown(ROOT.resolve("bench"), 1))
                .flatMap(List::stream)
                .map(Page::read)
                .toList();
    }

    private static List<Path> markdown(Path folder, int depth) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/.terraform/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
