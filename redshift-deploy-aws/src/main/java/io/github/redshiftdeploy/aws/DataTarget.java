package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Access;
import org.jspecify.annotations.Nullable;

/**
 * Whom the Data API asks, and as whom.
 *
 * @param cluster a provisioned cluster, or null
 * @param workgroup a serverless workgroup, or null
 * @param user the database user of a provisioned cluster; null for the IAM identity
 */
record DataTarget(
        @Nullable String cluster,
        @Nullable String workgroup,
        @Nullable String user) {

    /**
     * Returns the target of a way to log in.
     *
     * @throws IllegalArgumentException when the Data API does not know that way
     */
    static DataTarget of(Access access) {
        if (access instanceof Access.ClusterUser user) {
            return new DataTarget(user.clusterIdentifier(), null, user.user());
        }
        if (access instanceof Access.ClusterIdentity identity) {
            return new DataTarget(identity.clusterIdentifier(), null, null);
        }
        if (access instanceof Access.Workgroup group) {
            return new DataTarget(null, group.name(), null);
        }
        throw new IllegalArgumentException("the Data API does not take " + access);
    }

    /** Returns what messages call it. */
    String subject() {
        return cluster == null ? "workgroup '" + workgroup + "'" : "cluster '" + cluster + "'";
    }

    /** Returns the setting that names it. */
    String setting() {
        return cluster == null ? "redshift.workgroup" : "redshift.clusterIdentifier";
    }
}
