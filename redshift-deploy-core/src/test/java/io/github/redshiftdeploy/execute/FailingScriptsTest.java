package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts that fail: each folder of the corpus is a deployment. The golden file holds what is shown, what the audit
 * record counts, and what is in the table {@code lab.done} afterwards, so that a reader can compare the three. The file
 * {@code server.pgsql} of a folder, if any, is run before in the PostgreSQL behind the gateway.
 */
final class FailingScriptsTest {

    @TempDir
    private Path root;

    @TestFactory
    Stream<DynamicTest> a_failure_says_where_why_and_what_is_committed() {
        List<Path> folders = Corpus.of("corpus/failures").files(".sql").stream()
                .map(script -> Objects.requireNonNull(script.getParent()))
                .distinct()
                .toList();

        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> Corpus.check(folder.resolve("failure.txt"), failure(folder))));
    }

    private String failure(Path folder) throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE TABLE lab.done (id int)");
        Path server = folder.resolve("server.pgsql");
        if (Files.exists(server)) {
            Warehouse.runInPostgres(Files.readString(server));
        }
        Project project = project(folder);

        String shown = project.failure();

        return shown + "\nreport.json: " + String.join("\n             ", project.scriptsInReport()) + "\nlab.done:    "
                + Warehouse.query("SELECT id FROM lab.done ORDER BY id") + "\n";
    }

    private Project project(Path folder) throws IOException {
        // What the server says of a script is of interest here, not what could be known before. A database that a test
        // before has used may remember the script.
        Project project = new Project(root.resolve(folder.getFileName()))
                .set("validate", "false")
                .set("resume", "false");
        try (Stream<Path> scripts = Files.list(folder)) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".sql")).toList()) {
                project.script(script.getFileName().toString(), Files.readString(script));
            }
        }
        Path file = folder.resolve("case.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
            properties.stringPropertyNames().forEach(name -> set(project, name, properties.getProperty(name)));
        }
        return project;
    }

    private static void set(Project project, String name, String value) {
        String prefix = "placeholder.";
        if (name.startsWith(prefix)) {
            project.placeholder(name.substring(prefix.length()), value);
        } else {
            project.set(name, value);
        }
    }
}
