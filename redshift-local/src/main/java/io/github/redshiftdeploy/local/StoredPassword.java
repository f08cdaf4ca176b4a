package io.github.redshiftdeploy.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A password as PostgreSQL keeps it: what a {@code CREATE USER … PASSWORD} left behind. */
record StoredPassword(String user, String stored) {
    private static final Pattern SCRAM =
            Pattern.compile("SCRAM-SHA-256\\$(?<iterations>\\d+):(?<salt>[^$]+)\\$(?<key>[^:]+):.*");

    private static final int KEY_BITS = 256;

    boolean matches(String password) {
        try {
            Matcher scram = SCRAM.matcher(stored);
            return scram.matches() ? matchesScram(scram, password) : stored.equals(md5(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256, its HMAC and MD5", e);
        }
    }

    /** See RFC 5802, section 3: the stored key is the hash of the client's key. */
    private static boolean matchesScram(Matcher scram, String password) throws GeneralSecurityException {
        if (password.isEmpty()) {
            return false;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        PBEKeySpec slow = new PBEKeySpec(
                password.toCharArray(),
                base64.decode(scram.group("salt")),
                Integer.parseInt(scram.group("iterations")),
                KEY_BITS);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(slow)
                .getEncoded();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salted, "HmacSHA256"));
        byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
        byte[] key = MessageDigest.getInstance("SHA-256").digest(clientKey);
        return MessageDigest.isEqual(key, base64.decode(scram.group("key")));
    }

    private String md5(String password) throws GeneralSecurityException {
        byte[] salted = (password + user).getBytes(StandardCharsets.UTF_8);
        return "md5" + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(salted));
    }

    /** Never shows what is stored. */
    @Override
    public String toString() {
        return "password of " + user;
    }
}
