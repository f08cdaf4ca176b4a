package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that a file keeps from start to start. */
final class Secret {
    private static final int BYTES = 24;

    private Secret() {}

    static String keptIn(PrivateDirectory directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        directory.write(name, secret + "\n");
        return secret;
    }
}
