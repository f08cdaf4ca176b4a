package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Endpoint;
import java.util.Optional;

/**
 * How a cluster is at the moment.
 *
 * @param status AWS's word for it
 * @param help what to do when it is not ready
 * @param endpoint where it listens, absent while it is being created
 */
record Availability(String status, Condition condition, String help, Optional<Endpoint> endpoint) {

    boolean ready() {
        return condition == Condition.READY && endpoint.isPresent();
    }

    boolean worthWaiting() {
        return condition != Condition.LASTING;
    }
}
