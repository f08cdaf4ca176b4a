package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.aws.DataQuotas.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;

/**
 * Sends one request until AWS answers it: what is refused because of too many requests many times, what fails otherwise
 * a few times. It knows of each attempt whether AWS can have taken it.
 */
final class DataAttempts {

    /** How often AWS may refuse it because of too many requests: for a minute and a half. */
    static final int MOST_REFUSALS = 60;

    /** After so many, some ten seconds, people hear what is waited for. */
    private static final int WORTH_TELLING = 8;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Kind kind;
    private final DataQuotas quotas;
    private final int most;
    private final Pause pause;
    private final Consumer<String> log;
    private int refused;
    private int failed;
    private boolean inDoubt;
    private volatile boolean stopped;

    /**
     * Makes the attempts of a request.
     *
     * @param most how often it is sent when AWS fails or does not answer
     * @param log hears in a line that it takes long
     */
    DataAttempts(Kind kind, DataQuotas quotas, int most, Pause pause, Consumer<String> log) {
        this.kind = kind;
        this.quotas = quotas;
        this.most = most;
        this.pause = pause;
        this.log = log;
    }

    /** Makes no further attempt; any thread may say so. */
    void stop() {
        stopped = true;
    }

    /** Tells whether AWS may have taken an attempt although it did not say so: it failed, or gave no answer. */
    boolean inDoubt() {
        return inDoubt;
    }

    /**
     * Returns the answer.
     *
     * @param request must be sent once by this, and be the same each time
     */
    <T> T answer(Supplier<T> request) {
        while (true) {
            quotas.take(kind, pause);
            try {
                return request.get();
            } catch (AwsServiceException e) {
                if (!isWorthAnother(e)) {
                    throw counted(e);
                }
            } catch (AbortedException e) {
                inDoubt = true;
                throw e;
            } catch (SdkException e) {
                inDoubt = true;
                failed++;
                if (failed == most || stopped) {
                    throw e;
                }
            }
            pause.let(pauseNow());
        }
    }

    private boolean isWorthAnother(AwsServiceException answer) {
        if (passes(answer)) {
            refused++;
            if (refused == WORTH_TELLING) {
                log.accept("AWS has refused '" + kind.action() + "' " + refused
                        + " times because of too many requests; it is asked again, " + MOST_REFUSALS
                        + " times at most");
            }
            return refused < MOST_REFUSALS && !stopped;
        }
        inDoubt |= answer.statusCode() >= 500;
        failed++;
        return failed < most && !stopped && (answer.statusCode() >= 500 || answer.isClockSkewException());
    }

    /** AWS refuses it now, has done nothing, and may take it soon. */
    private static boolean passes(AwsServiceException problem) {
        return problem.isThrottlingException()
                || problem instanceof ActiveStatementsExceededException
                || problem instanceof ActiveSessionsExceededException;
    }

    /** Messages tell how often it was sent. */
    private AwsServiceException counted(AwsServiceException answer) {
        return answer.toBuilder().numAttempts(refused + failed).build();
    }

    /** The pauses double, and no two deployments make the same. */
    private Duration pauseNow() {
        long doubled = SHORTEST_PAUSE.toMillis() << Math.min(refused + failed, 10);
        long longest = Math.min(LONGEST_PAUSE.toMillis(), doubled);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
