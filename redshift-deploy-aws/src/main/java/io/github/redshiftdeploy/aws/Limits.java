package io.github.redshiftdeploy.aws;

import java.time.Duration;

/**
 * How long AWS may take.
 *
 * @param connect the longest wait for a connection
 * @param attempt the longest wait for one answer
 * @param call the longest wait for an answer, all attempts together
 * @param attempts how often a request that failed for a passing reason is sent
 */
record Limits(Duration connect, Duration attempt, Duration call, int attempts) {

    static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 3);
}
