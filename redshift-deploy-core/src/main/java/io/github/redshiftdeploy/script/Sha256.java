package io.github.redshiftdeploy.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which scripts, statements and findings are known again. */
public final class Sha256 {

    private Sha256() {}

    /** Returns the first bytes of a text's SHA-256, in hexadecimal. */
    public static String of(String text, int bytes) {
        byte[] digest = digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, bytes);
    }

    /** Returns what computes it of bytes that come one after the other. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
