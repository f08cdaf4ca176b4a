package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.sql.StatementReader;

/** What carries statements to a cluster. */
public enum TransportName {
    /** Amazon's driver, which needs the cluster's port. It takes what Redshift takes. */
    JDBC(StatementReader.MAXIMUM_BYTES, RunConfig.MOST_PARALLEL),
    /**
     * The Redshift Data API, which needs AWS's port alone. The length is that of the management guide's page
     * {@code amazon-redshift-limits}, and so are the 100 questions a second how statements are, of an account: that is
     * ten for each of ten scripts.
     */
    DATA_API(200 << 10, 10);

    private final int statementBytes;
    private final int parallel;

    TransportName(int statementBytes, int parallel) {
        this.statementBytes = statementBytes;
        this.parallel = parallel;
    }

    /** Returns the length of the longest statement in UTF-8, the comment before it counted. */
    public int statementBytes() {
        return statementBytes;
    }

    /** Returns how many scripts may run at once. */
    public int parallel() {
        return parallel;
    }
}
