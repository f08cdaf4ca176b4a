package io.github.redshiftdeploy.delivery.workflow;

import java.nio.file.Path;
import java.util.Map;

/**
 * What became of a job.
 *
 * @param outputs what it hands to other jobs
 * @param summary what its steps wrote for the page of the run
 * @param steps how each step ended, by its name
 * @param artifacts what was kept, by its name
 */
record JobResult(
        Conclusion conclusion,
        Map<String, Object> outputs,
        String summary,
        Map<String, Conclusion> steps,
        Map<String, Path> artifacts) {

    static JobResult cancelled() {
        return new JobResult(Conclusion.CANCELLED, Map.of(), "", Map.of(), Map.of());
    }

    static JobResult skipped() {
        return new JobResult(Conclusion.SKIPPED, Map.of(), "", Map.of(), Map.of());
    }
}
