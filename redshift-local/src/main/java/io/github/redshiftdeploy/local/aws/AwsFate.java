package io.github.redshiftdeploy.local.aws;

import java.util.UUID;

/** What befalls a request of any service, whether it is a first one or sent again. */
public enum AwsFate {
    PASSES,
    /** The connection ends before AWS has seen the request. */
    REQUEST_LOST,
    /** AWS does what it is asked, and the connection ends before the answer. */
    ANSWER_LOST,
    THROTTLED,
    /** AWS fails by a fault of its own, and has done nothing. */
    FAILED,
    /** The Data API does not reach the database, and has done nothing. */
    UNREACHABLE;

    /** Refuses the request, if that is its fate. */
    void obstruct(Operation operation) {
        switch (this) {
            case THROTTLED -> throw new AwsRefusal(Fault.THROTTLED, "Rate exceeded");
            case FAILED -> throw new AwsRefusal(Fault.INTERNAL, "An internal error has occurred.");
            case UNREACHABLE ->
                throw new AwsRefusal(
                        unreachable(operation),
                        "The database cannot be reached.",
                        Fields.of("StatementId", UUID.randomUUID()));
            case PASSES, REQUEST_LOST, ANSWER_LOST -> {
                // It is answered, whoever hears of that.
            }
        }
    }

    private static Fault unreachable(Operation operation) {
        return switch (operation) {
            case EXECUTE_STATEMENT -> Fault.STATEMENT_FAILED;
            case BATCH_EXECUTE_STATEMENT -> Fault.BATCH_FAILED;
            case CANCEL_STATEMENT -> Fault.DATABASE_CONNECTION;
            default -> Fault.INTERNAL;
        };
    }

    /** Decides about each request. */
    @FunctionalInterface
    public interface Judge {
        /**
         * Returns what befalls a request.
         *
         * @param operation such as {@code ExecuteStatement}
         * @param accessKey the id of the key that signed it, by which callers differ; empty when none did
         * @param body what it asks for, as it came
         */
        AwsFate of(String operation, String accessKey, String body);
    }
}
