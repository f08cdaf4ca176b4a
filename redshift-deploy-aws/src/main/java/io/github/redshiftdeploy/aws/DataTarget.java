package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the Data API asks, and as whom.
 *
 * @param cluster a provisioned cluster, or null
 * @param workgroup a serverless workgroup, or null
 * @param user the database user of a provisioned cluster; null for the IAM identity
 * @param secret the ARN of the secret that holds user and password, or null
 */
record DataTarget(
        @Nullable String cluster,
        @Nullable String workgroup,
        @Nullable String user,
        @Nullable String secret) {

    /**
     * Returns the target of a way to log in.
     *
     * @throws IllegalArgumentException when the Data API does not know that way
     */
    static DataTarget of(Access access) {
        if (access instanceof Access.ClusterUser user) {
            return new DataTarget(user.clusterIdentifier(), null, user.user(), null);
        }
        if (access instanceof Access.ClusterIdentity identity) {
            return new DataTarget(identity.clusterIdentifier(), null, null, null);
        }
        if (access instanceof Access.Workgroup group) {
            return new DataTarget(null, group.name(), null, null);
        }
        if (access instanceof Access.SecretAt at) {
            DataTarget place = of(at.place());
            return new DataTarget(place.cluster, place.workgroup, null, at.arn());
        }
        throw new IllegalArgumentException("the Data API does not take " + access);
    }

    /** Returns what messages call it. */
    String subject() {
        return cluster == null ? "workgroup '" + workgroup + "'" : "cluster '" + cluster + "'";
    }

    /** Returns the settings that decide what is asked, first the one that names the cluster or workgroup. */
    List<String> settings() {
        return List.of(
                cluster == null ? "redshift.workgroup" : "redshift.clusterIdentifier",
                "redshift.database",
                secret == null ? "redshift.dbUser" : "redshift.secretArn");
    }
}
