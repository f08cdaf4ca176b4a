package io.github.redshiftdeploy.local.aws;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The identity provider whose tokens the endpoints believe. It signs with a key that is drawn at each start and never
 * leaves the process, so nobody else on the machine can write a token.
 */
final class WebIdentities {
    private static final String HMAC = "HmacSHA256";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    WebIdentities() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    String issue(String subject, String audience, Instant expires) {
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", subject);
        claims.addProperty("aud", audience);
        claims.addProperty("exp", expires.getEpochSecond());
        String signed = base64(bytes(HEADER)) + "." + base64(bytes(claims.toString()));
        return signed + "." + signature(signed);
    }

    /** Returns what a token of this provider says; any other is refused, whatever it says. */
    WebIdentityToken verified(String token) {
        WebIdentityToken claims = WebIdentityToken.parse(token);
        int end = token.lastIndexOf('.');
        byte[] expected = bytes(signature(token.substring(0, end)));
        if (!MessageDigest.isEqual(expected, bytes(token.substring(end + 1)))) {
            throw new AwsRefusal(
                    Fault.INVALID_IDENTITY_TOKEN, "Couldn't retrieve verification key from your identity provider");
        }
        return claims;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return base64(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String base64(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
