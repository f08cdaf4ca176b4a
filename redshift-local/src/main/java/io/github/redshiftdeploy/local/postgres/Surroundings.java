package io.github.redshiftdeploy.local.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the server and its helpers get to see of the environment: next to nothing, for in a build it holds tokens and
 * keys, and what a stranger's SQL may reach must not lead to them.
 */
final class Surroundings {
    /** The last four are what Windows needs to start any program at all. */
    private static final Set<String> KEPT = Set.of("PATH", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "COMSPEC");

    private Surroundings() {}

    /** Begins to describe a process that inherits nothing but where programs and temporary files are. */
    static ProcessBuilder bare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> KEPT.stream().noneMatch(name::equalsIgnoreCase));
        environment.put("LC_ALL", "C");
        return builder;
    }
}
