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
record Wait(Duration longest, Surroundings surroundings) {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofSeconds(30);

    Endpoint until(Warehouse warehouse) {
        Instant start = surroundings.clock().instant();
        Duration pause = FIRST;
        Availability now = warehouse.availability();
        while (!now.ready() && now.worthWaiting() && waited(start).compareTo(longest) < 0) {
            surroundings
                    .progress()
                    .accept(warehouse.subject() + " is '" + now.status() + "', waiting since "
                            + waited(start).toSeconds() + " s, at most " + longest.toSeconds() + " s");
            sleep(shorter(pause, longest.minus(waited(start))), warehouse, now);
            pause = shorter(pause.multipliedBy(2), LAST);
            now = warehouse.availability();
        }
        if (!now.ready()) {
            throw notAvailable(warehouse, now, waited(start));
        }
        return now.endpoint().orElseThrow();
    }

    private Duration waited(Instant start) {
        return Duration.between(start, surroundings.clock().instant());
    }

    private void sleep(Duration pause, Warehouse warehouse, Availability now) {
        try {
            surroundings.pause().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(
                    Diagnostic.error(
                                    AwsCode.NOT_AVAILABLE,
                                    "waiting for " + warehouse.subject() + ", which is '" + now.status()
                                            + "', was interrupted")
                            .help(now.help()),
                    e);
        }
    }

    private static DiagnosticException notAvailable(Warehouse warehouse, Availability now, Duration waited) {
        String after = waited.toSeconds() > 0 ? " after " + waited.toSeconds() + " s of waiting" : "";
        return new DiagnosticException(Diagnostic.error(
                        AwsCode.NOT_AVAILABLE, warehouse.subject() + " is '" + OneLine.of(now.status()) + "'" + after)
                .help(now.help()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
