package io.github.redshiftdeploy;

import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A deployment in a JVM of its own, which can be interrupted, killed and given little memory. */
public final class DeployInChild {

    private DeployInChild() {}

    private static final String PLACEHOLDER = "placeholder.";

    /**
     * Arguments: the project, the stand-in's connection file, and settings as {@code name=value}; one whose name begins
     * with {@code placeholder.} is a placeholder, and {@code goal=test} only tests.
     */
    public static void main(String[] arguments) throws IOException, SQLException, TransportException {
        Cluster cluster = Cluster.of(Path.of(arguments[1]));
        Project project = new Project(Path.of(arguments[0]), cluster);
        boolean deploys = true;
        for (int i = 2; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            if (setting[0].equals("goal")) {
                deploys = !setting[1].equals("test");
            } else if (setting[0].startsWith(PLACEHOLDER)) {
                project.placeholder(setting[0].substring(PLACEHOLDER.length()), setting[1]);
            } else {
                project.set(setting[0], setting[1]);
            }
        }
        project.listen(System.out::println);
        try {
            Diagnostic failure = deploys
                    ? project.deploy().failure()
                    : project.deployer()
                            .test(project.config(), Deployer.overJdbc(Warehouse.credentials(cluster)))
                            .failure()
                            .orElse(null);
            System.out.println(failure == null ? "done" : failure.render());
        } catch (DiagnosticException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Starts one with the class path of this JVM. */
    public static Process start(Path project, Path connectionFile, List<String> options, String... settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DeployInChild.class.getName(),
                project.toString(),
                connectionFile.toString()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("child.log").toFile())
                .start();
    }
}
