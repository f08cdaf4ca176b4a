package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until a cluster is available.
 *
 * @param longest the longest wait; with zero a cluster that is not available is refused at once
 */
record Wait(Duration longest, AwsEnvironment environment) {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofSeconds(30);

    Endpoint until(LoginTarget loginTarget) {
        Instant start = environment.clock().instant();
        Duration pause = FIRST;
        Availability now = loginTarget.availability();
        while (!now.ready() && now.worthWaiting() && waited(start).compareTo(longest) < 0) {
            environment
                    .progress()
                    .accept(loginTarget.subject() + " is '" + now.status() + "', waiting since "
                            + waited(start).toSeconds() + " s, at most " + longest.toSeconds() + " s");
            sleep(shorter(pause, longest.minus(waited(start))), loginTarget, now);
            pause = shorter(pause.multipliedBy(2), LAST);
            now = loginTarget.availability();
        }
        if (!now.ready()) {
            throw notAvailable(loginTarget, now, waited(start));
        }
        return now.endpoint().orElseThrow();
    }

    private Duration waited(Instant start) {
        return Duration.between(start, environment.clock().instant());
    }

    private void sleep(Duration pause, LoginTarget loginTarget, Availability now) {
        try {
            environment.pause().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(
                    Diagnostic.error(
                                    AwsCode.NOT_AVAILABLE,
                                    "waiting for " + loginTarget.subject() + ", which is '" + now.status()
                                            + "', was interrupted")
                            .help(now.help()),
                    e);
        }
    }

    static DiagnosticException notAvailable(LoginTarget loginTarget, Availability now, Duration waited) {
        String after = waited.toSeconds() > 0 ? " after " + waited.toSeconds() + " s of waiting" : "";
        return new DiagnosticException(Diagnostic.error(
                        AwsCode.NOT_AVAILABLE, loginTarget.subject() + " is '" + OneLine.of(now.status()) + "'" + after)
                .help(now.help()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
