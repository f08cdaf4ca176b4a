package io.github.redshiftdeploy.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file as a whole: whoever reads it meanwhile sees the one before. */
public final class WholeFile {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private WholeFile() {}

    /** What a file is filled with. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(Writer text) throws IOException;
    }

    /** Writes a file in UTF-8; its folder is made when it is not there. */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, new FileAttribute<?>[0]);
    }

    /** Writes a file that, where the file system knows users, only this one may read. */
    public static void writePrivate(Path file, Content content) throws IOException {
        boolean users = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = users ? new FileAttribute<?>[] {PRIVATE} : new FileAttribute<?>[0];
        write(file, content, attributes);
    }

    private static void write(Path file, Content content, FileAttribute<?>[] attributes) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        String name = whole.getFileName().toString();
        Path fresh = whole.resolveSibling(name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.deleteIfExists(fresh);
            try (Writer text = writer(fresh, attributes)) {
                content.writeTo(text);
            }
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Returns what writes a file that is not there yet. Unlike {@link Files#newBufferedWriter} it writes half a
     * character as a question mark instead of failing. What has come into its place meanwhile is not written to, for it
     * may be a link.
     */
    static Writer writer(Path file, FileAttribute<?>... attributes) throws IOException {
        OutputStream bytes = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
        return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    }
}
