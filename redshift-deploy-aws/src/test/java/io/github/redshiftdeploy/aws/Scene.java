package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.local.aws.AwsBehaviour;
import io.github.redshiftdeploy.local.aws.AwsCall;
import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import io.github.redshiftdeploy.local.aws.AwsWarehouse;
import io.github.redshiftdeploy.local.aws.TemporaryPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** AWS as the stand-in answers for it, and a deployment that is about to log in. */
final class Scene implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::123456789012:role/deployer";

    final AwsEndpoints endpoints;
    final Time time = new Time();
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> settings = new HashMap<>();
    final List<String> progress = new ArrayList<>();
    String token = "no token";
    Limits limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), 3);

    private Scene() throws IOException {
        TemporaryPasswords passwords = new TemporaryPasswords(time);
        endpoints = AwsEndpoints.start(0, AwsWarehouse.at("dw.example.com", 5439, "dev"), passwords);
        environment.putAll(endpoints.environment());
        settings.put("awsEndpoint", endpoints.uri().toString());
        settings.put("database", "dev");
    }

    static Scene cluster() throws IOException {
        Scene scene = new Scene();
        scene.settings.put("clusterIdentifier", AwsWarehouse.NAME);
        scene.settings.put("dbUser", "deployer");
        return scene;
    }

    static Scene workgroup() throws IOException {
        Scene scene = new Scene();
        scene.settings.put("workgroup", AwsWarehouse.NAME);
        return scene;
    }

    /** Keeps a text, or bytes where it is null, in Secrets Manager. */
    static Scene secret(@Nullable String text) throws IOException {
        Scene scene = new Scene();
        scene.settings.remove("database");
        scene.settings.put("secretArn", scene.endpoints.secrets().put("dw/ann", text));
        return scene;
    }

    Scene set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Scene unset(String name) {
        settings.remove(name);
        return this;
    }

    /** Leaves no AWS credentials in the environment. */
    Scene withoutKeys() {
        environment.remove("AWS_ACCESS_KEY_ID");
        environment.remove("AWS_SECRET_ACCESS_KEY");
        return this;
    }

    /** Puts a web identity token of this subject in place of keys. */
    Scene webIdentity(Path directory, String subject) throws IOException {
        withoutKeys();
        Path file = Files.writeString(directory.resolve("token"), token(subject));
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", file.toString());
        environment.put("AWS_ROLE_ARN", ROLE);
        return this;
    }

    /** Puts what aws-actions/configure-aws-credentials leaves in the environment. */
    Scene assumedRole() {
        AwsBasicCredentials keys = AwsBasicCredentials.create(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY);
        try (StsClient sts = StsClient.builder()
                .endpointOverride(endpoints.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .build()) {
            Credentials session = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("GitHubActions"))
                    .credentials();
            environment.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
            environment.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
            environment.put("AWS_SESSION_TOKEN", session.sessionToken());
        }
        return this;
    }

    AwsBehaviour aws() {
        return endpoints.behaviour();
    }

    CredentialSource source() {
        return source(time);
    }

    CredentialSource source(Pause pause) {
        Settings read = new Settings(settings);
        TargetConfig target = TargetConfig.of("test", read, List.of());
        read.check();
        Audit audit =
                new Audit("octo cat", null, null, "https://github.com/acme/sql/actions/runs/417/attempts/2", null);
        AwsEnvironment environment = new AwsEnvironment(this.environment, time, pause, progress::add);
        return CredentialSources.of(target, audit, environment, limits);
    }

    List<String> operations() {
        return endpoints.calls().stream().map(AwsCall::operation).toList();
    }

    @Override
    public void close() {
        endpoints.close();
    }

    private String token(String subject) {
        token = endpoints.webIdentity(
                subject, "sts.amazonaws.com", Instant.now().plusSeconds(300));
        return token;
    }
}
