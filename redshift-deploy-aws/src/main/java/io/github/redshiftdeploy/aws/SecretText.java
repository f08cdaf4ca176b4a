package io.github.redshiftdeploy.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a secret, in the form that AWS gives to those of Redshift ("JSON structure of AWS Secrets Manager
 * secrets" in its user guide). All but {@code username} and {@code password} may be missing, as where Redshift manages
 * the secret of an administrator. No message shows what stands in it.
 *
 * @param subject what messages call the secret
 */
record SecretText(String subject) {

    private static final String FORM = "store it in the form of Secrets Manager for Redshift: a JSON object with"
            + " \"username\" and \"password\", and perhaps \"host\", \"port\" and \"dbname\"";

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads a version of the secret.
     *
     * @param text null where the secret holds bytes
     */
    SecretValue read(String version, @Nullable String text) {
        JsonObject fields = object(text);
        if (!field(fields, "engine").orElse("redshift").equals("redshift")) {
            throw unusable("is for another engine than Redshift");
        }
        Login login = new Login(required(fields, "username"), new Secret(required(fields, "password")));
        return new SecretValue(
                version,
                login,
                checked(fields, "host", TargetConfig::isHost).orElse(null),
                checked(fields, "port", SecretText::isPort)
                        .map(Integer::valueOf)
                        .orElse(null),
                checked(fields, "dbname", TargetConfig::isDatabase).orElse(null));
    }

    private JsonObject object(@Nullable String text) {
        if (text == null) {
            throw unusable("holds bytes and no text");
        }
        Optional<JsonElement> json = parsed(text).filter(JsonElement::isJsonObject);
        return json.orElseThrow(() -> unusable("is no JSON object")).getAsJsonObject();
    }

    /** The message of the parser would show the text. */
    private static Optional<JsonElement> parsed(String text) {
        try {
            return Optional.of(JsonParser.parseString(text));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Returns a field that is a text or a number, and not empty. */
    private static Optional<String> field(JsonObject fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(value -> !value.isEmpty());
    }

    private String required(JsonObject fields, String name) {
        return field(fields, name).orElseThrow(() -> unusable("has no '" + name + "'"));
    }

    /** What goes into the driver's URL must not be able to say more than it should. */
    private Optional<String> checked(JsonObject fields, String name, Predicate<String> form) {
        Optional<String> value = field(fields, name);
        if (value.isPresent() && !form.test(value.get())) {
            throw unusable("has something in '" + name + "' that is none");
        }
        return value;
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private DiagnosticException unusable(String why) {
        return new DiagnosticException(
                Diagnostic.error(AwsCode.UNUSABLE_SECRET, subject + " " + why).help(FORM));
    }
}
