package io.github.redshiftdeploy.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The workflows that a release of the plugin was tested with. */
final class ReleasedWorkflows {

    private ReleasedWorkflows() {}

    /** Returns their repository and commit as {@code owner/name@commit}; empty for a snapshot, which has none. */
    static String named() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = ReleasedWorkflows.class.getResourceAsStream("init.properties")) {
            properties.load(file);
        }
        return properties.getProperty("workflows", "");
    }
}
