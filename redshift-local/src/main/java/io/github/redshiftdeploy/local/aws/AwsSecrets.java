package io.github.redshiftdeploy.local.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** AWS Secrets Manager: secrets that a test or a rehearsal has stored; safe to change while requests are answered. */
public final class AwsSecrets {

    private final AwsWarehouse warehouse;
    private final Permissions permissions;
    private final Map<String, Stored> secrets = new HashMap<>();

    /** A secret as it is now; the text is null when it holds bytes. */
    private record Stored(
            String name, String version, @Nullable String text, boolean deleted) {}

    AwsSecrets(AwsWarehouse warehouse, Permissions permissions) {
        this.warehouse = warehouse;
        this.permissions = permissions;
    }

    /**
     * Stores a secret, or a new version of it, as a rotation does.
     *
     * @param text what it holds; null for bytes
     * @return its ARN
     */
    public synchronized String put(String name, @Nullable String text) {
        String arn = arn(name);
        secrets.put(arn, new Stored(name, UUID.randomUUID().toString(), text, false));
        return arn;
    }

    /** Marks a secret for deletion. */
    public synchronized void delete(String name) {
        secrets.computeIfPresent(
                arn(name), (arn, secret) -> new Stored(secret.name(), secret.version(), secret.text(), true));
    }

    synchronized Fields value(Caller caller, Parameters parameters) {
        String arn = Rules.required(parameters, "SecretId", Fault.INVALID_PARAMETER);
        Stored secret = stored(caller, arn);
        Fields answer = Fields.of("ARN", arn).with("Name", secret.name()).with("VersionId", secret.version());
        return secret.text() == null
                ? answer.with("SecretBinary", "AAECAw==")
                : answer.with("SecretString", secret.text());
    }

    /** Returns the text of a secret, for a service that reads it on behalf of a caller. */
    synchronized Optional<String> text(Caller caller, String arn) {
        return Optional.ofNullable(stored(caller, arn).text());
    }

    private Stored stored(Caller caller, String arn) {
        permissions.require(caller, Operation.GET_SECRET_VALUE.action(), arn);
        Stored secret = secrets.get(arn);
        if (secret == null) {
            throw new AwsRefusal(Fault.SECRET_NOT_FOUND, "Secrets Manager can't find the specified secret.");
        }
        if (secret.deleted()) {
            throw new AwsRefusal(
                    Fault.SECRET_DELETED,
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    /** AWS puts six characters behind the name; a name that is used again gets others. */
    private String arn(String name) {
        return "arn:aws:secretsmanager:" + warehouse.region() + ":" + Caller.ACCOUNT + ":secret:" + name + "-a1B2c3";
    }
}
