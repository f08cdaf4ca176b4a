package io.github.redshiftdeploy.local.aws;

import java.time.Duration;

/**
 * How much the Data API takes and gives.
 *
 * @param statementBytes the length of a statement
 * @param batch the statements of a batch
 * @param activeStatements those of all callers that have not ended
 * @param sessions those that are open
 * @param resultBytes the rows of a statement
 * @param pageBytes the rows of one answer
 * @param retention how long a statement and its result are kept
 * @param tokenValidity how long a client token stands for the request that came with it
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html">Quotas and limits</a>
 */
record DataLimits(
        int statementBytes,
        int batch,
        int activeStatements,
        int sessions,
        long resultBytes,
        int pageBytes,
        Duration retention,
        Duration tokenValidity) {

    static final DataLimits OF_AWS =
            new DataLimits(200 << 10, 40, 500, 500, 500L << 20, 1 << 20, Duration.ofHours(24), Duration.ofHours(8));

    /** The longest life of a session, whatever its keep-alive is. */
    static final Duration LONGEST_SESSION = Duration.ofHours(24);
}
