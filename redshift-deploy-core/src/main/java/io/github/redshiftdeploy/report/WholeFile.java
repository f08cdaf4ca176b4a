package io.github.redshiftdeploy.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole: whoever reads it meanwhile sees the one before. */
public final class WholeFile {

    private WholeFile() {}

    /** What a file is filled with. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(Writer text) throws IOException;
    }

    /** Writes a file in UTF-8; its folder is made when it is not there. */
    public static void write(Path file, Content content) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        String name = whole.getFileName().toString();
        Path fresh = whole.resolveSibling(name + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (Writer text = writer(fresh)) {
                content.writeTo(text);
            }
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Unlike {@link Files#newBufferedWriter} it writes half a character as a question mark instead of failing. */
    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }
}
