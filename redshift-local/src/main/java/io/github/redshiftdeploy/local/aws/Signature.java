package io.github.redshiftdeploy.local.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calculates signatures, version 4. */
final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /** Returns the signature that this request must carry when this secret signed it. */
    static String of(Authorization authorization, AwsRequest request, String secret) {
        String canonical = request.canonical(authorization.signedHeaders()) + "\n" + sha256(bytes(request.body()));
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                request.header("X-Amz-Date").orElse(""),
                authorization.scope(),
                sha256(bytes(canonical)));
        byte[] key = bytes("AWS4" + secret);
        for (String part : authorization.scope().split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
