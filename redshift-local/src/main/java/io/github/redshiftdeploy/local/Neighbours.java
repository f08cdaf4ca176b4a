package io.github.redshiftdeploy.local;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The stand-ins whose folders lie in the same folder: they read each other's datashares. A file in the folder of each
 * keeps its namespace; another one, while it runs, says how to reach its PostgreSQL. Only their owner may read them,
 * and what somebody else has put there does not count.
 */
final class Neighbours {
    static final String NAMESPACE_FILE = "namespace";
    private static final String RUNNING_FILE = "neighbour.json";

    private final PrivateDirectory directory;

    Neighbours(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Says to the others that this one runs, until what is returned is closed. */
    Closeable meet(String namespace, String account, Path sockets) throws IOException {
        JsonObject self = new JsonObject();
        self.addProperty("namespace", namespace);
        self.addProperty("account", account);
        self.addProperty("host", sockets.toString());
        Path file = directory.write(RUNNING_FILE, self.toString());
        return () -> Files.deleteIfExists(file);
    }

    /** Returns the others as JSON; one without a host does not run. */
    String known() {
        JsonArray known = new JsonArray();
        Path parent = directory.path().getParent();
        if (parent != null) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, this::isOther)) {
                for (Path folder : folders) {
                    known.add(neighbour(folder));
                }
            } catch (IOException unreadable) {
                // Who cannot be seen is none.
            }
        }
        return known.toString();
    }

    private boolean isOther(Path folder) throws IOException {
        return !folder.equals(directory.path())
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder).equals(Files.getOwner(directory.path()))
                && Files.isReadable(folder.resolve(NAMESPACE_FILE));
    }

    private static JsonObject neighbour(Path folder) throws IOException {
        JsonObject running = running(folder.resolve(RUNNING_FILE));
        JsonObject neighbour = running == null ? new JsonObject() : running;
        neighbour.addProperty(
                "namespace", Files.readString(folder.resolve(NAMESPACE_FILE)).strip());
        neighbour.addProperty("folder", folder.toString());
        return neighbour;
    }

    /** A process that was killed has left its file, but not the socket. */
    private static @Nullable JsonObject running(Path file) {
        try {
            JsonObject running = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            boolean listens = Files.isDirectory(Path.of(running.get("host").getAsString()));
            return listens ? running : null;
        } catch (IOException | JsonParseException | IllegalStateException notThere) {
            return null;
        }
    }
}
