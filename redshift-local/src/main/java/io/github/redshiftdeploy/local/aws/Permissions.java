package io.github.redshiftdeploy.local.aws;

/** What callers may do: everything that was not denied. */
final class Permissions {

    private final AwsBehaviour behaviour;

    Permissions(AwsBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Refuses, in AWS's words, an action that was denied. */
    void require(Caller caller, String action, String resource) {
        if (behaviour.denies(action)) {
            throw new AwsRefusal(
                    Fault.ACCESS_DENIED,
                    "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                            + " because no identity-based policy allows the " + action + " action");
        }
    }
}
