package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Access;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.AwsConfig;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Chooses where a deployment gets its login from. */
public final class CredentialSources {

    private CredentialSources() {}

    /**
     * Returns the source for the way in that a target names. Nothing is asked of AWS yet; that no region is named, or
     * no credentials are found, is said at once.
     *
     * @param environment the environment variables
     * @param progress hears in a line what takes time
     */
    public static CredentialSource of(
            TargetConfig target, Audit audit, Map<String, String> environment, Clock clock, Consumer<String> progress) {
        return of(target, audit, AwsEnvironment.of(environment, clock, progress), Limits.USUAL);
    }

    static CredentialSource of(TargetConfig target, Audit audit, AwsEnvironment environment, Limits limits) {
        if (target.access() instanceof Access.Password password) {
            int port = target.port() == null ? Endpoint.DEFAULT_PORT : target.port();
            return new PasswordSource(new Endpoint(Objects.requireNonNull(target.host()), port), password.login());
        }
        AwsConfig aws = target.aws();
        AwsAddress.check(aws, environment);
        Profiles.check();
        if (target.access() instanceof Access.StoredSecret secret) {
            AwsClients clients = new AwsClients(StoredSecret.region(secret), aws.endpoint(), limits);
            Identity identity = Credentials.find(aws, clients, environment, SessionName.of(audit));
            return new SecretSource(target, new StoredSecret(secret, clients, identity), identity);
        }
        AwsClients clients = new AwsClients(Regions.of(aws, environment), aws.endpoint(), limits);
        Identity identity = Credentials.find(aws, clients, environment, SessionName.of(audit));
        return new AwsCredentialSource(target, loginTarget(target, clients, identity), environment, identity);
    }

    private static LoginTarget loginTarget(TargetConfig target, AwsClients clients, Identity identity) {
        if (target.access() instanceof Access.ClusterUser user) {
            return new ProvisionedCluster(target, user.clusterIdentifier(), user, clients, identity);
        }
        if (target.access() instanceof Access.ClusterIdentity cluster) {
            return new ProvisionedCluster(target, cluster.clusterIdentifier(), null, clients, identity);
        }
        if (target.access() instanceof Access.Workgroup workgroup) {
            return new ServerlessWorkgroup(target, workgroup.name(), clients, identity);
        }
        throw new IllegalStateException("no way in is " + target.access());
    }
}
