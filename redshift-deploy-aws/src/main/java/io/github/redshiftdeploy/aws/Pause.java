package io.github.redshiftdeploy.aws;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

    void sleep(Duration duration) throws InterruptedException;
}
