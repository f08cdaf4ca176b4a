package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.sql.StatementReader;

/** What carries statements to a cluster. */
public enum TransportName {
    /** Amazon's driver, which needs the cluster's port. It takes what Redshift takes. */
    JDBC(StatementReader.MAXIMUM_BYTES),
    /**
     * The Redshift Data API, which needs AWS's port alone. The length is that of the management guide's page
     * {@code amazon-redshift-limits}.
     */
    DATA_API(200 << 10);

    private final int statementBytes;

    TransportName(int statementBytes) {
        this.statementBytes = statementBytes;
    }

    /** Returns the length of the longest statement in UTF-8, the comment before it counted. */
    public int statementBytes() {
        return statementBytes;
    }
}
