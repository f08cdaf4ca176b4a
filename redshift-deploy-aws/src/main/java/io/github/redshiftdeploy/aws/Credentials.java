package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.AwsConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Finds AWS credentials, in the order of AWS's own chain. The first place that has any is the one that counts: when it
 * fails nothing further is tried, so that nobody deploys as somebody else by accident. For the same reason an EC2
 * instance is asked only when {@code AWS_EC2_METADATA_DISABLED=false} says so in as many words.
 */
final class Credentials {

    private final AwsClients clients;
    private final AwsEnvironment environment;
    private final String session;
    private final List<SdkAutoCloseable> open = new ArrayList<>();

    private Credentials(AwsClients clients, AwsEnvironment environment, String session) {
        this.clients = clients;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Returns as whom to ask AWS, without asking anything yet.
     *
     * @param session the name under which a role is assumed
     */
    static Identity find(AwsConfig config, AwsClients clients, AwsEnvironment environment, String session) {
        return new Credentials(clients, environment, session).identity(config);
    }

    private Identity identity(AwsConfig config) {
        Optional<WebIdentity> web = webIdentity();
        Origin origin = origin(config, web);
        Identity.Step first = new Identity.Step(provider(origin, config, web), question(origin, web));
        List<Identity.Step> steps = new ArrayList<>(List.of(first));
        if (config.roleArn() != null) {
            steps.add(role(config.roleArn(), first.provider(), origin));
        }
        return new Identity(steps, origin, new AwsFailure(clients, environment, web), open);
    }

    private Origin origin(AwsConfig config, Optional<WebIdentity> web) {
        if (config.keys() != null) {
            return Origin.STAND_IN;
        }
        if (environment.setting("aws.accessKeyId", "").isPresent()) {
            return Origin.SYSTEM_PROPERTIES;
        }
        if (environment.variable("AWS_ACCESS_KEY_ID").isPresent()) {
            return Origin.ENVIRONMENT;
        }
        if (web.isPresent()) {
            return Origin.WEB_IDENTITY;
        }
        if (Profiles.haveCredentials(environment)) {
            return Origin.PROFILE;
        }
        if (environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
                || environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
            return Origin.CONTAINER;
        }
        return environment
                .variable("AWS_EC2_METADATA_DISABLED")
                .filter("false"::equalsIgnoreCase)
                .map(no -> Origin.INSTANCE)
                .orElseThrow(() -> NoCredentials.anywhere(environment));
    }

    private AwsCredentialsProvider provider(Origin origin, AwsConfig config, Optional<WebIdentity> web) {
        return switch (origin) {
            case STAND_IN -> standIn(config);
            case SYSTEM_PROPERTIES -> SystemPropertyCredentialsProvider.create();
            case ENVIRONMENT -> StaticCredentialsProvider.create(variables());
            case WEB_IDENTITY -> webIdentity(web.orElseThrow());
            case PROFILE -> closing(Profiles.provider(environment, clients.region()));
            case CONTAINER -> closing(ContainerCredentialsProvider.create());
            case INSTANCE -> closing(InstanceProfileCredentialsProvider.create());
        };
    }

    private static AwsCredentialsProvider standIn(AwsConfig config) {
        AwsConfig.Keys keys = Objects.requireNonNull(config.keys());
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                keys.accessKeyId(), keys.secretAccessKey().reveal()));
    }

    private AwsCredentials variables() {
        String key = environment.variable("AWS_ACCESS_KEY_ID").orElseThrow();
        String secret = environment.variable("AWS_SECRET_ACCESS_KEY").orElseThrow(NoCredentials::half);
        return environment
                .variable("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(key, secret));
    }

    private Optional<WebIdentity> webIdentity() {
        Optional<String> role = environment.setting("aws.roleArn", "AWS_ROLE_ARN");
        return environment
                .setting("aws.webIdentityTokenFile", "AWS_WEB_IDENTITY_TOKEN_FILE")
                .map(file -> new WebIdentity(Path.of(file), role.orElseThrow(NoCredentials::noRole)));
    }

    private AwsCredentialsProvider webIdentity(WebIdentity web) {
        String name = environment
                .setting("aws.roleSessionName", "AWS_ROLE_SESSION_NAME")
                .orElse(session);
        StsClient sts = closing(clients.client(StsClient.builder(), AnonymousCredentialsProvider.create()));
        return closing(StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(() -> AssumeRoleWithWebIdentityRequest.builder()
                        .roleArn(web.role())
                        .roleSessionName(name)
                        .webIdentityToken(web.token())
                        .build())
                .build());
    }

    private Identity.Step role(String role, AwsCredentialsProvider base, Origin origin) {
        StsClient sts = closing(clients.client(StsClient.builder(), base));
        AwsCredentialsProvider provider = closing(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(r -> r.roleArn(role).roleSessionName(session))
                .build());
        return new Identity.Step(provider, question("sts:AssumeRole", role, "redshift.roleArn", origin));
    }

    private AwsQuestion question(Origin origin, Optional<WebIdentity> web) {
        return switch (origin) {
            case WEB_IDENTITY ->
                question(AwsFailure.WEB_IDENTITY, web.map(WebIdentity::role).orElse(""), "AWS_ROLE_ARN", origin);
            case PROFILE -> question("sts:AssumeRole", "role_arn of the profile", "AWS_PROFILE", origin);
            case STAND_IN, SYSTEM_PROPERTIES, ENVIRONMENT, CONTAINER, INSTANCE -> question("", "", "", origin);
        };
    }

    private AwsQuestion question(String action, String role, String setting, Origin origin) {
        return new AwsQuestion(
                action, "role '" + role + "'", List.of(setting), List.of(role), clients.region(), origin);
    }

    private <T extends SdkAutoCloseable> T closing(T resource) {
        open.add(0, resource);
        return resource;
    }
}
