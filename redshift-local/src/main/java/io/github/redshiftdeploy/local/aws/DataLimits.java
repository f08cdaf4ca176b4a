package io.github.redshiftdeploy.local.aws;

import java.time.Duration;

/**
 * How much the Data API takes and gives.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html">Quotas and limits</a>
 */
final class DataLimits {
    /** The length of a statement. */
    static final int STATEMENT_BYTES = 200 << 10;

    /** The statements of a batch. */
    static final int BATCH = 40;

    /** The statements of all callers that have not ended. */
    static final int ACTIVE_STATEMENTS = 500;

    /** The sessions that are open. */
    static final int SESSIONS = 500;

    /** The rows of a statement. */
    static final long RESULT_BYTES = 500L << 20;

    /** The rows of one answer; AWS does not say. */
    static final int PAGE_BYTES = 1 << 20;

    /** How long a statement and its result are kept. */
    static final Duration RETENTION = Duration.ofHours(24);

    /** How long a client token stands for the request that came with it. */
    static final Duration TOKEN_VALIDITY = Duration.ofHours(8);

    /** The life of a session, whatever its keep-alive is. */
    static final Duration LONGEST_SESSION = Duration.ofHours(24);

    /** How many may wait for the end of one statement at once; AWS does not say. */
    static final int WAITING = 10;

    private DataLimits() {}
}
