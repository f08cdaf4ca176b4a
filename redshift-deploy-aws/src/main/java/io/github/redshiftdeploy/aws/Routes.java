package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.connect.Route;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses the way to a target. */
public final class Routes {

    private Routes() {}

    /**
     * Returns the way that a target names. Nothing is asked of AWS yet; that no region is named, or no credentials are
     * found, is said at once.
     *
     * @param environment the environment variables
     * @param progress hears in a line what takes time
     */
    public static Route of(
            TargetConfig target, Audit audit, Map<String, String> environment, Clock clock, Consumer<String> progress) {
        return switch (target.transport()) {
            case JDBC -> Deployer.overJdbc(CredentialSources.of(target, audit, environment, clock, progress));
            case DATA_API -> dataApi(target, audit, AwsEnvironment.of(environment, clock, progress), Limits.USUAL);
        };
    }

    static Route dataApi(TargetConfig target, Audit audit, AwsEnvironment environment, Limits limits) {
        AwsAddress.check(target.aws(), environment);
        Profiles.check();
        AwsClients clients = new AwsClients(
                Regions.of(target.aws(), environment), target.aws().endpoint(), limits);
        Identity identity = Credentials.find(target.aws(), clients, environment, SessionName.of(audit));
        return new DataRoute(target, clients, identity, environment);
    }
}
