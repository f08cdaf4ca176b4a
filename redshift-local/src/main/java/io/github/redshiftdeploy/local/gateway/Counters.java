package io.github.redshiftdeploy.local.gateway;

import java.util.concurrent.atomic.LongAdder;

/** Counts over all connections. */
final class Counters {
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder statements = new LongAdder();

    void roundTrip() {
        roundTrips.increment();
    }

    void statement() {
        statements.increment();
    }

    long roundTrips() {
        return roundTrips.sum();
    }

    long statements() {
        return statements.sum();
    }

    void reset() {
        roundTrips.reset();
        statements.reset();
    }
}
