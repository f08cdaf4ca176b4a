package io.github.redshiftdeploy.aws;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A deployment over the Data API in a JVM of its own, which can be stopped. */
final class DataDeploymentInChild {

    private DataDeploymentInChild() {}

    /** Arguments: the project, and settings as {@code name=value}; the environment has the AWS credentials. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] setting = argument.split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        DataProject project = new DataProject(Path.of(arguments[0]), System.getenv(), settings);
        String ended = project.deploy();
        project.log().forEach(System.out::println);
        System.out.println(ended);
    }

    /** Starts one with the class path of this JVM; what it says goes to {@code child.log} in the project. */
    static Process start(DataProject project) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DataDeploymentInChild.class.getName(),
                project.root().toString()));
        project.settings().forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(project.root().resolve("child.log").toFile());
        child.environment().putAll(project.environment());
        return child.start();
    }
}
