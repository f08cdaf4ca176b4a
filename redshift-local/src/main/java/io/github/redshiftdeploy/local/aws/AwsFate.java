package io.github.redshiftdeploy.local.aws;

/** What befalls a request of any service, whether it is a first one or sent again. */
public enum AwsFate {
    PASSES,
    /** The connection ends before AWS has seen the request. */
    REQUEST_LOST,
    /** AWS does what it is asked, and the connection ends before the answer. */
    ANSWER_LOST,
    THROTTLED,
    /** AWS fails by a fault of its own, and has done nothing. */
    FAILED;

    /** Decides about each request. */
    @FunctionalInterface
    public interface Judge {
        /**
         * Returns what befalls a request.
         *
         * @param operation such as {@code ExecuteStatement}
         */
        AwsFate of(String operation);
    }
}
