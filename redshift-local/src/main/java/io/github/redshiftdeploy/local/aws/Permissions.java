package io.github.redshiftdeploy.local.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What callers may do: everything that was not denied. */
final class Permissions {

    private final AwsBehaviour behaviour;
    private final List<AwsPermission> asked = new CopyOnWriteArrayList<>();

    Permissions(AwsBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Refuses, in AWS's words, an action that was denied. */
    void require(Caller caller, String action, String resource) {
        asked.add(new AwsPermission(action, resource));
        if (behaviour.denies(action)) {
            throw new AwsRefusal(
                    Fault.ACCESS_DENIED,
                    "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                            + " because no identity-based policy allows the " + action + " action");
        }
    }

    /** Returns what was looked for so far, oldest first. */
    List<AwsPermission> asked() {
        return List.copyOf(asked);
    }
}
