package io.github.redshiftdeploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs goals of the installed plugin in a folder, each in a Maven of its own. */
record Maven(Path folder, Map<String, String> environment) {

    private static final String PLUGIN = "io.github.redshiftdeploy:redshift-deploy-maven-plugin:0.1.0-SNAPSHOT:";

    /** Options for a goal that does nothing. */
    static final List<String> NOTHING = List.of("-Dredshift.skip");

    /** Returns the median of the seconds that a goal takes. */
    double median(int times, String goal, List<String> options) throws IOException, InterruptedException {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            seconds[i] = seconds(goal, options);
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }

    /** Returns the seconds that a goal takes; its output is in {@link #log()} then. */
    double seconds(String goal, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-o", PLUGIN + goal));
        command.addAll(options);
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        maven.environment().putAll(environment);
        long begun = System.nanoTime();
        if (maven.start().waitFor() != 0) {
            throw new IOException("mvn failed:\n" + Files.readString(log()));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Returns the file with the output of the goal that ran last. */
    Path log() {
        return folder.resolve("mvn.log");
    }
}
