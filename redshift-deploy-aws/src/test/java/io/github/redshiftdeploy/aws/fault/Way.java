package io.github.redshiftdeploy.aws.fault;

import java.util.Map;

/**
 * A way in which is deployed; each has requests of its own.
 *
 * @param scripts the folder of the scripts
 * @param fresh whether the history is made first
 */
record Way(String scripts, boolean fresh, Map<String, String> settings) {
    /** Copies the settings. */
    Way {
        settings = Map.copyOf(settings);
    }

    /** Tells whether the procedure that commits in its middle is called. */
    boolean calls() {
        return scripts.equals("usual");
    }
}
