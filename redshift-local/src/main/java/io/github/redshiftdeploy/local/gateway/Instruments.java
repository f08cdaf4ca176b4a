package io.github.redshiftdeploy.local.gateway;

/** What tests read and turn on a gateway. */
record Instruments(Faults faults, Counters counters, Journal journal) {}
