package io.github.redshiftdeploy.aws;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a deployment finds around it.
 *
 * @param environment the environment variables
 * @param progress hears in a line what takes time
 */
record AwsEnvironment(Map<String, String> environment, Clock clock, Pause pause, Consumer<String> progress) {

    static AwsEnvironment of(Map<String, String> environment, Clock clock, Consumer<String> progress) {
        return new AwsEnvironment(
                environment, clock, duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()), progress);
    }

    /** Copies the environment. */
    AwsEnvironment {
        environment = Map.copyOf(environment);
    }

    /** Returns a variable; a blank one counts as absent, for that is what a missing secret is in GitHub. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns a system property or, without it, a variable, as every AWS SDK for Java looks for its settings. */
    Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .or(() -> variable(variable));
    }
}
