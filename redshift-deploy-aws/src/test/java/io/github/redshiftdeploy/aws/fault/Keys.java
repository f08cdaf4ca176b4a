package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.local.RedshiftLocal;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Access keys of roles, by which lanes on one stand-in differ. */
final class Keys {
    private static final int TWELVE_HOURS = 43_200;

    private Keys() {}

    /** Returns a further key of a role, as a workflow has it in its environment. */
    static Map<String, String> of(RedshiftLocal local, String role) {
        AwsBasicCredentials first = AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey());
        try (StsClient sts = StsClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.of(local.region()))
                .credentialsProvider(StaticCredentialsProvider.create(first))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            Credentials key = sts.assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/" + role)
                            .roleSessionName("ci")
                            .durationSeconds(TWELVE_HOURS))
                    .credentials();
            return Map.of(
                    "AWS_ACCESS_KEY_ID",
                    key.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY",
                    key.secretAccessKey(),
                    "AWS_SESSION_TOKEN",
                    key.sessionToken());
        }
    }
}
