package io.github.redshiftdeploy.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said about tests.
 *
 * @param directory the folder of the test scripts that stand beside no script; absent for {@link #DIRECTORY}, which
 *     need not be there
 * @param afterDeployment whether tests run after a deployment
 * @param slow what becomes of procedures that take much longer than they used to
 */
public record TestConfig(@Nullable String directory, boolean afterDeployment, SlowTests slow) {

    /** The folder of test scripts when none is named. */
    public static final String DIRECTORY = "src/test/redshift";

    /** Reads the settings of tests. */
    public static TestConfig of(Settings settings) {
        Optional<String> directory = settings.text("testDirectory");
        return new TestConfig(
                directory.orElse(null),
                !settings.flag("skipTests", false),
                settings.choice("slowTests", SlowTests.class, SlowTests.WARN));
    }

    /** Returns the folder of test scripts. */
    public String folder() {
        return directory == null ? DIRECTORY : directory;
    }
}
