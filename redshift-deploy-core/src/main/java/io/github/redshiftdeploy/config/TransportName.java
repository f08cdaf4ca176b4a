package io.github.redshiftdeploy.config;

/** What carries statements to a cluster. */
public enum TransportName {
    /** Amazon's driver, which needs the cluster's port. */
    JDBC,
    /** The Redshift Data API, which needs AWS's alone. */
    DATA_API
}
