package io.github.redshiftdeploy.local.postgres;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own root is somebody else. */
final class Superuser {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Superuser() {}

    /** Returns what stands before each command so that it does not run as root. */
    static List<String> avoiding(PrivateDirectory directory) throws IOException {
        if (!isRoot(directory)) {
            return List.of();
        }
        if (succeeds("test", "-w", directory.path().toString())) {
            return NAMESPACE;
        }
        if (succeeds("true")) {
            throw new IOException("PostgreSQL does not run as root, and root without its rights may not enter '"
                    + directory.path() + "': choose a directory below folders that others may enter,"
                    + " or start the stand-in as another user");
        }
        throw new IOException("PostgreSQL does not run as root, and this machine lets root have no user namespace"
                + " ('unshare -U' failed): start the stand-in as another user");
    }

    private static boolean isRoot(PrivateDirectory directory) throws IOException {
        Path path = directory.path();
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"));
    }

    /** Returns whether a command succeeds in a user namespace. */
    private static boolean succeeds(String... command) {
        List<String> whole = new ArrayList<>(NAMESPACE);
        whole.addAll(List.of(command));
        try {
            Process process = Surroundings.bare(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
