package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment runs.
 *
 * @param identity whose scripts they are; what ran once is known by project and path
 * @param name what is deployed; deployments of the same name, project, execution and target resume each other
 * @param adopt the project whose rows in the history are taken over, or {@link #ADOPT_NONE}; absent when nobody says it
 * @param version of this tool, for the history
 * @param oneTransaction whether the whole deployment is one transaction
 * @param resume whether a deployment that failed is resumed after what it had committed
 * @param assume what is known about a statement that ran by itself and whose end nobody else can tell
 * @param historySchema the schema of the history, in small letters: Redshift folds quoted names too
 * @param historyOwner who may own the history beside the user of the deployment and administrators; absent for nobody
 * @param lockTimeout the longest wait for another deployment on the same database
 * @param leaseDuration after how long a deployment that was killed no longer holds up others, 5 s to 1 h
 * @param retries how often a transaction that is known to be rolled back for a passing reason is tried again, 0 to 100
 * @param lockWaitWarning after how long a wait for a lock is told, and that a statement still runs
 * @param lockWaitTimeout after how long a statement that waits for a lock is cancelled; absent for never
 * @param pipeline whether several statements go out in one message
 * @param parallel how many scripts run at once when they do not depend on each other, 1 to 64
 * @param onError what becomes of the scripts after one that failed
 * @param release the release that the deployment is a part of; absent when it is none
 */
public record RunConfig(
        Identity identity,
        String name,
        @Nullable String adopt,
        String version,
        boolean oneTransaction,
        boolean resume,
        @Nullable Assume assume,
        String historySchema,
        @Nullable String historyOwner,
        Duration lockTimeout,
        Duration leaseDuration,
        int retries,
        Duration lockWaitWarning,
        @Nullable Duration lockWaitTimeout,
        boolean pipeline,
        int parallel,
        OnError onError,
        @Nullable ReleasePart release) {

    /** Says that equal scripts of other projects are none of this one. */
    public static final String ADOPT_NONE = "none";

    static final int MOST_PARALLEL = 64;

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Reads the settings.
     *
     * @param identity whose scripts they are
     */
    public static RunConfig of(Identity identity, String version, Settings settings) {
        // The same scripts in another order are the same deployment.
        String path = settings.list("path").stream()
                .sorted()
                .reduce((before, after) -> before + "," + after)
                .map(paths -> ":" + paths)
                .orElse("");
        boolean oneTransaction = settings.text("transaction")
                .filter(Choice.word(TransactionPolicy.DEPLOYMENT)::equals)
                .isPresent();
        OnError onError = settings.choice("onError", OnError.class, OnError.STOP);
        if (oneTransaction && onError == OnError.CONTINUE) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE,
                            "'redshift.onError' is 'continue', and in one transaction nothing can go on after a failure")
                    .help("remove it, or 'redshift.transaction=deployment'"));
        }
        return new RunConfig(
                identity,
                settings.text("name").orElse(identity.label() + path),
                settings.text("adopt").orElse(null),
                version,
                oneTransaction,
                settings.flag("resume", true),
                settings.text("resumeAssume").isPresent()
                        ? settings.choice("resumeAssume", Assume.class, Assume.RERUN)
                        : null,
                settings.text("historySchema").orElse("redshift_deploy").toLowerCase(Locale.ROOT),
                settings.text("historyOwner").orElse(null),
                settings.duration("lockTimeout", Duration.ZERO, DAY).orElse(Duration.ofMinutes(10)),
                settings.duration("leaseDuration", Duration.ofSeconds(5), Duration.ofHours(1))
                        .orElse(Duration.ofMinutes(2)),
                settings.number("retries", 0, 100).orElse(3),
                settings.duration("lockWaitWarning", Duration.ofMillis(100), DAY)
                        .orElse(Duration.ofSeconds(30)),
                settings.duration("lockWaitTimeout", Duration.ofMillis(100), DAY)
                        .orElse(null),
                settings.flag("pipeline", true),
                settings.number("parallel", 1, MOST_PARALLEL).orElse(1),
                onError,
                null);
    }

    /** Returns the same as a part of a release. */
    public RunConfig in(ReleasePart part) {
        return new RunConfig(
                identity,
                name,
                adopt,
                version,
                oneTransaction,
                resume,
                assume,
                historySchema,
                historyOwner,
                lockTimeout,
                leaseDuration,
                retries,
                lockWaitWarning,
                lockWaitTimeout,
                pipeline,
                parallel,
                onError,
                part);
    }
}
