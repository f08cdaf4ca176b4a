package io.github.redshiftdeploy.testkit.alone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets each JVM of a module run its test classes, and those that are {@link Alone} when no other does. JUnit finds it
 * by itself. Who waits is the next: without the door a stream of others could keep it waiting for ever.
 */
public final class AloneExtension implements BeforeAllCallback, AfterAllCallback {

    private static @Nullable Locks held;

    /** A place in the room, which is shared or not. */
    private record Locks(FileChannel channel, FileLock room) {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (isNested(context)) {
            return;
        }
        boolean alone = context.getRequiredTestClass().isAnnotationPresent(Alone.class);
        try (FileChannel door = open("alone-door")) {
            door.lock(); // Until it is closed.
            FileChannel room = open("alone-room");
            held = new Locks(room, room.lock(0, Long.MAX_VALUE, !alone));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Locks locks = held;
        if (!isNested(context) && locks != null) {
            held = null;
            locks.room().release();
            locks.channel().close();
        }
    }

    private static boolean isNested(ExtensionContext context) {
        return context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
    }

    private static FileChannel open(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target"));
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
