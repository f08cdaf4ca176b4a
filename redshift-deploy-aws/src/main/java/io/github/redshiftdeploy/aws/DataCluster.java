package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.TargetConfig;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;

/**
 * The cluster or workgroup behind the Data API. AWS is asked how it is only when there is a reason: the Data API needs
 * no permission for that.
 */
final class DataCluster implements AutoCloseable {

    private final LoginTarget cluster;
    private final Wait wait;

    DataCluster(
            TargetConfig target,
            DataTarget reached,
            AwsClients clients,
            Identity identity,
            AwsEnvironment environment) {
        this.cluster = reached.cluster() == null
                ? new ServerlessWorkgroup(target, String.valueOf(reached.workgroup()), clients, identity)
                : new ProvisionedCluster(target, reached.cluster(), null, clients, identity);
        this.wait = new Wait(target.aws().waitForCluster(), environment);
    }

    /** Waits until it is available, when there is a time to wait for it. */
    void await() {
        if (!wait.longest().isZero()) {
            wait.until(cluster);
        }
    }

    /**
     * Makes sure that it is available, as far as AWS lets this role know.
     *
     * @throws DiagnosticException when it is not
     */
    void requireAvailable() {
        Availability now;
        try {
            now = cluster.availability();
        } catch (DiagnosticException e) {
            return;
        }
        if (!now.ready()) {
            throw Wait.notAvailable(cluster, now, Duration.ZERO);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
