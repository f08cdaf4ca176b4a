package io.github.redshiftdeploy.local.aws;

/** Ends a request with an error of AWS; expected, so it carries no stack trace. */
final class AwsRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient Fields details;

    AwsRefusal(Fault fault, String message) {
        this(fault, message, new Fields());
    }

    /** Some errors of the JSON services have further members. */
    AwsRefusal(Fault fault, String message, Fields details) {
        super(message, null, false, false);
        this.fault = fault;
        this.details = details;
    }

    Fields details() {
        return details;
    }

    Fault fault() {
        return fault;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
