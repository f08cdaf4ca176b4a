package io.github.redshiftdeploy.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How temporary credentials are obtained from AWS.
 *
 * @param region the region of the cluster, absent when AWS_REGION or the profile tells it
 * @param roleArn the role to assume before anything else
 * @param duration how long the credentials are valid for logging in, 15 min to 1 h
 * @param waitForCluster how long to wait for a cluster that is not available; zero refuses at once
 * @param endpoint another address of AWS, as the stand-in has
 * @param keys the keys of the stand-in; absent everywhere else, where the default provider chain finds them
 */
public record AwsConfig(
        @Nullable String region,
        @Nullable String roleArn,
        Duration duration,
        Duration waitForCluster,
        @Nullable URI endpoint,
        @Nullable Keys keys) {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A pair of access keys. */
    public record Keys(String accessKeyId, Secret secretAccessKey) {}

    static AwsConfig of(Settings settings) {
        Optional<String> keyId = settings.text("awsAccessKeyId");
        return new AwsConfig(
                settings.text("region").orElse(null),
                settings.text("roleArn").orElse(null),
                settings.duration("credentialsDuration", SHORTEST, LONGEST).orElse(SHORTEST),
                settings.duration("waitForCluster").orElse(Duration.ZERO),
                settings.uri("awsEndpoint").orElse(null),
                keyId.map(id -> new Keys(
                                id,
                                new Secret(settings.text("awsSecretAccessKey").orElse(""))))
                        .orElse(null));
    }
}
