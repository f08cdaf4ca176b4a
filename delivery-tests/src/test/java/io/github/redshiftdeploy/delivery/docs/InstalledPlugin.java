package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The plugin as a user has it: what its integration tests have unpacked and installed. */
final class InstalledPlugin {

    private static final Path PLUGIN = Documentation.ROOT.resolve("redshift-deploy-maven-plugin/target");

    private InstalledPlugin() {}

    /** Leaves the test out where there is no shell, or where the integration tests have not run. */
    static void assume() {
        assumeThat(Shell.isThere()).as("bash is not installed").isTrue();
        assumeThat(PLUGIN.resolve("it-repo/io/github/redshiftdeploy/redshift-deploy-maven-plugin"))
                .as("run 'mvn verify' on all modules first")
                .exists();
    }

    /** Returns what makes {@code mvn} in a script that of this user, with some more options. */
    static String mvn(String options) throws IOException {
        Path settings = Documentation.ROOT.resolve("src/it/offline-settings.xml");
        return "set -euo pipefail\nmvn() { '%s' -B -ntp -o -s '%s' -Dmaven.repo.local='%s' %s \"$@\"; }\n"
                .formatted(maven39().resolve("bin/mvn"), settings, PLUGIN.resolve("it-repo"), options);
    }

    /** Returns the environment that Maven runs in. */
    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-Xshare:auto -XX:TieredStopAtLevel=1");
        return environment;
    }

    private static Path maven39() throws IOException {
        try (Stream<Path> mavens = Files.list(PLUGIN.resolve("mavens"))) {
            Path maven = mavens.filter(folder -> folder.getFileName().toString().startsWith("apache-maven-3.9"))
                    .findFirst()
                    .orElseThrow();
            assertThat(maven).isDirectory();
            return maven;
        }
    }
}
