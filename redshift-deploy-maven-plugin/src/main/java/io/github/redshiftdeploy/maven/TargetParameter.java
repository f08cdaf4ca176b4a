package io.github.redshiftdeploy.maven;

import io.github.redshiftdeploy.config.TargetSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <target>}: a database to deploy to. Each setting is described at the goal's parameter of the same name. */
@SuppressWarnings("UnusedVariable") // The text parameters are read all together, by Parameters.
public final class TargetParameter {

    /** What {@code redshift.target} calls it. */
    private @Nullable String name;

    private @Nullable String clusterIdentifier;
    private @Nullable String workgroup;
    private @Nullable String transport;
    private @Nullable String region;
    private @Nullable String database;
    private @Nullable String host;
    private @Nullable String port;
    private @Nullable String dbUser;
    private @Nullable String dbGroups;
    private @Nullable String autoCreate;
    private @Nullable String credentialsDuration;
    private @Nullable String roleArn;
    private @Nullable String waitForCluster;
    private @Nullable String serverId;
    private @Nullable String secretArn;
    private @Nullable String sslRootCert;
    private @Nullable String initSql;
    private @Nullable String statementTimeout;
    private @Nullable String queryGroup;
    private @Nullable String maintenanceWindow;
    private @Nullable String requireTicket;
    private @Nullable String requireBranch;
    private @Nullable String requireCleanCheckout;
    private @Nullable String requireDeployedTo;
    private @Nullable String requireTests;
    private @Nullable String requireBackup;
    private @Nullable String requireRollback;
    private @Nullable String forbid;
    private @Nullable String maxRisk;
    private @Nullable String captureDays;
    private @Nullable String backupTables;
    private @Nullable String keepGrants;
    private @Nullable String rebuildDependents;

    /** Values of placeholders for this target alone. */
    private @Nullable Map<String, String> placeholders;

    /** The name is no setting: it would become {@code redshift.name}, what is deployed. */
    TargetSettings settings() {
        Map<String, String> settings = Parameters.texts(this);
        settings.remove("name");
        return new TargetSettings(name == null ? "" : name, settings, Parameters.filled(placeholders));
    }
}
