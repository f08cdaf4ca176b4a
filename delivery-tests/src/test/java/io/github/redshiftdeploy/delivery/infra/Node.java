package io.github.redshiftdeploy.delivery.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scripts for Node.js, with packages that npm fetches once; a machine without them skips what they would check. */
final class Node {

    private static final Path SOURCES = Path.of("src/test/node/infra").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/node-infra").toAbsolutePath();

    private Node() {}

    /** Returns Terraform files as JSON, by their names. */
    static JsonObject terraform(List<Path> files) throws IOException {
        return run("terraform.cjs", files.stream().map(Path::toString).toList());
    }

    /** Returns the properties and attributes of CloudFormation's resource types. */
    static JsonObject resourceTypes(String... names) throws IOException {
        return run("resource-types.cjs", List.of(names));
    }

    private static JsonObject run(String script, List<String> arguments) throws IOException {
        install();
        List<String> command =
                Stream.concat(Stream.of("node", script), arguments.stream()).toList();
        return JsonParser.parseString(Tool.run(FOLDER, Map.of(), command).succeeded())
                .getAsJsonObject();
    }

    private static synchronized void install() throws IOException {
        Tool.assume("node");
        Tool.assume("npm");
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path done = FOLDER.resolve("installed.json");
        Path lock = FOLDER.resolve("package-lock.json");
        if (Files.exists(done) && Files.mismatch(done, lock) == -1) {
            return;
        }
        Tool.Result installed = Tool.run(
                FOLDER,
                Map.of(),
                List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"));
        assumeTrue(installed.status() == 0, () -> "npm cannot fetch its packages: " + installed.errors());
        Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
    }
}
