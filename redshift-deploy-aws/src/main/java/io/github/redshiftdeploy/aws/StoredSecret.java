package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** A secret in AWS Secrets Manager. */
final class StoredSecret implements AutoCloseable {

    private static final String ACTION = "secretsmanager:GetSecretValue";

    private final String arn;
    private final AwsClients clients;
    private final Identity identity;
    private @Nullable SecretsManagerClient client;

    StoredSecret(Access.StoredSecret secret, AwsClients clients, Identity identity) {
        this.arn = secret.arn();
        this.clients = clients;
        this.identity = identity;
    }

    /** Returns where it is kept; the cluster may be in another region. */
    static Region region(Access.StoredSecret secret) {
        return Region.of(part(secret.arn(), 3));
    }

    /** Returns what messages call it. */
    String subject() {
        return "secret '" + part(arn, 6) + "'";
    }

    /** Returns what the secret holds now. */
    SecretValue read() {
        GetSecretValueResponse answer = ask();
        String version = new Answers(ACTION).part("version", answer.versionId());
        return new SecretText(subject()).read(version, answer.secretString());
    }

    private GetSecretValueResponse ask() {
        identity.resolve();
        try {
            if (client == null) {
                client = clients.client(SecretsManagerClient.builder(), identity.provider());
            }
            return client.getSecretValue(request -> request.secretId(arn));
        } catch (SdkException e) {
            throw identity.failure()
                    .explain(
                            e,
                            new AwsQuestion(
                                    ACTION,
                                    subject(),
                                    List.of("redshift.secretArn"),
                                    List.of(arn),
                                    clients.region(),
                                    identity.origin()));
        }
    }

    private static String part(String arn, int index) {
        return arn.split(":", -1)[index];
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
