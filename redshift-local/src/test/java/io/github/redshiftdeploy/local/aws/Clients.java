package io.github.redshiftdeploy.local.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Real clients of the endpoints, that do not try again. */
record Clients(URI endpoint, Region region, AwsCredentialsProvider credentials) {

    static Clients of(AwsEndpoints endpoints) {
        return new Clients(endpoints.uri(), Region.US_EAST_1, AnonymousCredentialsProvider.create())
                .with(AwsBasicCredentials.create(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY));
    }

    Clients with(AwsCredentials other) {
        return new Clients(endpoint, region, StaticCredentialsProvider.create(other));
    }

    Clients with(Credentials session) {
        return with(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    Clients unsigned() {
        return new Clients(endpoint, region, AnonymousCredentialsProvider.create());
    }

    Clients in(Region other) {
        return new Clients(endpoint, other, credentials);
    }

    StsClient sts() {
        return configured(StsClient.builder());
    }

    RedshiftClient redshift() {
        return configured(RedshiftClient.builder());
    }

    RedshiftServerlessClient serverless() {
        return configured(RedshiftServerlessClient.builder());
    }

    private <B extends AwsClientBuilder<B, C>, C> C configured(B builder) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
