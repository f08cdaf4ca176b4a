package io.github.redshiftdeploy.maven;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables. A blank one counts as absent: that is what a missing secret or variable is in GitHub. */
final class EnvironmentVariables {

    private EnvironmentVariables() {}

    /** Returns those of this process. */
    static Map<String, String> all() {
        return set(System.getenv());
    }

    static Map<String, String> set(Map<String, String> environment) {
        Map<String, String> set = new TreeMap<>(environment);
        set.values().removeIf(String::isBlank);
        return set;
    }
}
