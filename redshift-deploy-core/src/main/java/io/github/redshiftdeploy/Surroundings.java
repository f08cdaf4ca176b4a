package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.connect.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What only the program knows around the deployer: AWS, the passwords of a build tool, a process for the stand-in. */
public interface Surroundings {

    /**
     * Returns the lasting passwords that are configured; what is wrong with one goes to the mistakes of the settings.
     */
    List<PasswordLogin> passwords(Settings settings);

    /** Returns the way that is configured; it is asked for when it is needed. */
    Route route(DeployConfig config);

    /** Returns the stand-in of the project, which runs until it is closed. */
    LocalDatabase standIn() throws IOException;

    /** A stand-in that runs. */
    interface LocalDatabase extends AutoCloseable {

        /** Returns how to connect, under the names of the file that tells it to other processes. */
        Map<String, String> connection();

        @Override
        void close();
    }
}
