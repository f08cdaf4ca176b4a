package io.github.redshiftdeploy.delivery.workflow;

/** How a step, a job or a run ended. */
enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED,
    SKIPPED
}
