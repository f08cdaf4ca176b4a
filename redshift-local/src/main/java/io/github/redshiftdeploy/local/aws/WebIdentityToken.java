package io.github.redshiftdeploy.local.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What a token of an identity provider such as GitHub says. Who signed it is asked of {@link WebIdentities}.
 *
 * @param expires the instant of its claim {@code exp}
 */
record WebIdentityToken(String subject, String audience, Instant expires) {

    static WebIdentityToken parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            JsonObject claims = JsonParser.parseString(new String(payload, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            long expires = claims.has("exp") ? claims.get("exp").getAsLong() : Long.MAX_VALUE / 1_000;
            return new WebIdentityToken(text(claims, "sub"), text(claims, "aud"), Instant.ofEpochSecond(expires));
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw malformed();
        }
    }

    void requireNotExpired(Instant now) {
        if (!now.isBefore(expires)) {
            throw new AwsRefusal(
                    Fault.EXPIRED_WEB_IDENTITY,
                    "Token expired: current date/time " + now.getEpochSecond()
                            + " must be before the expiration date/time " + expires.getEpochSecond());
        }
    }

    void requireTrusted(AwsBehaviour.WebIdentityTrust trust) {
        if (!audience.equals(trust.audience())) {
            throw new AwsRefusal(Fault.INVALID_IDENTITY_TOKEN, "Incorrect token audience");
        }
        if (!subject.equals(trust.subject())) {
            throw notAuthorized();
        }
    }

    static AwsRefusal notAuthorized() {
        return new AwsRefusal(Fault.ACCESS_DENIED, "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    private static AwsRefusal malformed() {
        return new AwsRefusal(
                Fault.INVALID_IDENTITY_TOKEN,
                "The ID Token provided is not a valid JWT. (You may see this error if " + "you sent an Access Token)");
    }

    private static String text(JsonObject claims, String name) {
        JsonElement claim = claims.get(name);
        return claim == null ? "" : claim.getAsString();
    }
}
