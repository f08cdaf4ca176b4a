package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** Logs in to a cluster or a workgroup with a temporary password from AWS. */
public final class AwsCredentialSource implements CredentialSource {

    /** A password this close to its end is not used any more: the login would come too late. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final TargetConfig target;
    private final AwsEnvironment environment;
    private final Identity identity;
    private final LoginTarget loginTarget;
    private @Nullable TemporaryLogin latest;

    private AwsCredentialSource(TargetConfig target, AwsEnvironment environment, AwsClients clients, String session) {
        this.target = target;
        this.environment = environment;
        this.identity = Credentials.find(target.aws(), clients, environment, session);
        this.loginTarget = target.workgroup() == null
                ? new ProvisionedCluster(target, Objects.requireNonNull(target.clusterIdentifier()), clients, identity)
                : new ServerlessWorkgroup(target, target.workgroup(), clients, identity);
    }

    /**
     * Returns a source for a target that names a cluster or a workgroup. Nothing is asked of AWS yet; that no region is
     * named, or no credentials are found, is said at once.
     *
     * @param environment the environment variables
     * @param progress hears in a line what takes time
     */
    public static AwsCredentialSource of(
            TargetConfig target, Audit audit, Map<String, String> environment, Clock clock, Consumer<String> progress) {
        Pause pause = duration -> Thread.sleep(duration.toMillis());
        return of(target, audit, new AwsEnvironment(environment, clock, pause, progress), Limits.USUAL);
    }

    static AwsCredentialSource of(TargetConfig target, Audit audit, AwsEnvironment environment, Limits limits) {
        AwsConfig aws = target.aws();
        AwsAddress.check(aws, environment);
        Profiles.check();
        Region region = Regions.of(aws, environment);
        AwsClients clients = new AwsClients(region, aws.endpoint(), limits);
        return new AwsCredentialSource(target, environment, clients, SessionName.of(audit));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A configured host is taken as it is, and AWS is then not asked how the cluster is, for the permission to ask
     * may be missing; unless there is a time to wait for it.
     */
    @Override
    public Endpoint endpoint() {
        Duration longest = target.aws().waitForCluster();
        if (target.host() == null) {
            Endpoint found = new Wait(longest, environment).until(loginTarget);
            return target.port() == null ? found : new Endpoint(found.host(), target.port());
        }
        if (!longest.isZero()) {
            new Wait(longest, environment).until(loginTarget);
        }
        return new Endpoint(target.host(), target.port() == null ? Endpoint.DEFAULT_PORT : target.port());
    }

    @Override
    public Login login() {
        if (latest == null
                || !environment.clock().instant().isBefore(latest.expires().minus(MARGIN))) {
            latest = loginTarget.login();
        }
        return latest.login();
    }

    @Override
    public void close() {
        loginTarget.close();
        identity.close();
    }

    @Override
    public String toString() {
        return loginTarget.subject();
    }
}
