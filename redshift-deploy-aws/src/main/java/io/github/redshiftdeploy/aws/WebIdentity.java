package io.github.redshiftdeploy.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The token with which a workflow proves who it is.
 *
 * @param file where the token is; it is read anew each time, for it is replaced before it expires
 * @param role the role that it is traded for
 */
record WebIdentity(Path file, String role) {

    String token() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DiagnosticException(
                    Diagnostic.error(
                                    AwsCode.CREDENTIALS_NOT_LOADED,
                                    "the web identity token in '" + file + "' cannot be read")
                            .help("let AWS_WEB_IDENTITY_TOKEN_FILE name a file that holds the token"),
                    e);
        }
    }

    /**
     * Returns what the token says about itself and a trust policy looks at. Neither claim is a secret; the token is,
     * and no part of it that could be used is here.
     */
    String claims() {
        JsonObject payload = payload(token());
        return "sub '" + claim(payload, "sub") + "' and aud '" + claim(payload, "aud") + "'";
    }

    private static JsonObject payload(String token) {
        try {
            String[] parts = token.split("\\.", -1);
            byte[] payload = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
            JsonElement element = JsonParser.parseString(new String(payload, StandardCharsets.UTF_8));
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (IllegalArgumentException | JsonParseException e) {
            return new JsonObject();
        }
    }

    private static String claim(JsonObject payload, String name) {
        JsonElement claim = payload.get(name);
        return claim != null && claim.isJsonPrimitive() ? OneLine.of(claim.getAsString()) : "(none)";
    }
}
