package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right of one process at a time to use a directory. The operating system takes it back when the process ends. */
final class Ownership implements Closeable {
    private final FileChannel channel;

    private Ownership(FileChannel channel) {
        this.channel = channel;
    }

    static Ownership of(PrivateDirectory directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException(
                    "another stand-in runs in '" + directory.path() + "': stop it, or choose another directory");
        }
        return new Ownership(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
