package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Login;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs in to a cluster or a workgroup with a temporary password from AWS. */
final class AwsCredentialSource implements CredentialSource {

    /** A password this close to its end is not used any more: the login would come too late. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final TargetConfig target;
    private final AwsEnvironment environment;
    private final Identity identity;
    private final LoginTarget loginTarget;
    private @Nullable TemporaryLogin latest;

    AwsCredentialSource(TargetConfig target, LoginTarget loginTarget, AwsEnvironment environment, Identity identity) {
        this.target = target;
        this.loginTarget = loginTarget;
        this.environment = environment;
        this.identity = identity;
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

    /** {@inheritDoc} What is named here, AWS finds by itself. */
    @Override
    public Optional<String> detour() {
        return Optional.of("redshift.transport=data-api");
    }

    @Override
    public Optional<String> account() {
        return Optional.of(identity.account());
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
