package io.github.redshiftdeploy.local.aws;

/** Ends a request with an error of AWS; expected, so it carries no stack trace. */
final class AwsRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    AwsRefusal(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
