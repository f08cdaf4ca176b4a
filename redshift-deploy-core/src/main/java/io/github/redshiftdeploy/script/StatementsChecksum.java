package io.github.redshiftdeploy.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of the first statements of a script, as they are sent: it tells whether those are still the same. */
public final class StatementsChecksum {

    private final MessageDigest digest = Sha256.digest();

    /** Adds the next statement. */
    public void add(ScriptStatement statement) {
        digest.update(statement.sql().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Returns the checksum of what was added, in hexadecimal; more may be added after that. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }
}
