package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** A password, or a GUID, that a file keeps from start to start. */
final class Secret {
    private static final int BYTES = 24;

    private Secret() {}

    static String keptIn(PrivateDirectory directory, String name) throws IOException {
        return keptIn(directory, name, Secret::random);
    }

    /** Returns what a file keeps; it is made when the file is not there. */
    static String keptIn(PrivateDirectory directory, String name, Supplier<String> maker) throws IOException {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        String made = maker.get();
        directory.write(name, made + "\n");
        return made;
    }

    private static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
