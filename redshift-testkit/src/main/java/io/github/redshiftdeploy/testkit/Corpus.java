package io.github.redshiftdeploy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A folder of input files, each beside the golden file that holds what a function makes of it.
 *
 * <p>{@code -Dgolden.update=true} rewrites the golden files instead of comparing; the difference is then what a
 * reviewer reads.
 */
public final class Corpus {

    private static final boolean UPDATE = !System.getProperty("golden.update", "")
            .replace("${golden.update}", "false")
            .matches("|false");

    private final Path root;

    private Corpus(Path root) {
        this.root = root;
    }

    /** Returns the corpus in a folder under {@code src/test/resources} of the module that runs the test. */
    public static Corpus of(String folder) {
        Path root = Path.of("src/test/resources").resolve(folder);
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("no corpus at '" + root + "'");
        }
        return new Corpus(root);
    }

    /** Returns every file with this ending, in path order; an empty corpus is an error. */
    public List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).as("files '*%s' under %s", ending, root).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a test a file: what {@code function} makes of the text must be what the golden file beside it says. */
    public Stream<DynamicTest> golden(String ending, String goldenEnding, Function function) {
        return each(ending, input -> {
            String name = input.getFileName().toString();
            Path golden = input.resolveSibling(name.substring(0, name.length() - ending.length()) + goldenEnding);
            check(golden, function.apply(input, Files.readString(input)));
        });
    }

    /** Returns a test a file, for what must hold of all of them. */
    public Stream<DynamicTest> each(String ending, Check check) {
        return files(ending).stream()
                .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> check.check(file)));
    }

    /** Compares text with a golden file, or writes the file under {@code -Dgolden.update=true}. */
    public static void check(Path golden, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(golden.toAbsolutePath().getParent());
            Files.writeString(golden, actual);
            return;
        }
        assertThat(golden)
                .as("golden file; record it with -Dgolden.update=true")
                .exists();
        assertThat(actual).as("%s", golden).isEqualTo(Files.readString(golden));
    }

    /** What is made of an input. */
    @FunctionalInterface
    public interface Function {
        /** Returns the text that the golden file must hold. */
        String apply(Path file, String text) throws Exception;
    }

    /** What must hold of a file. */
    @FunctionalInterface
    public interface Check {
        /** Fails when it does not hold. */
        void check(Path file) throws Exception;
    }
}
