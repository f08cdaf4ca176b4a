package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Terraform, on copies of what needs no provider, so that the project's own files stay as they are. */
final class Terraform {

    /** Nothing of the machine's own, and no question to the world whether there is a newer release. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TF_CLI_CONFIG_FILE", "/dev/null", "CHECKPOINT_DISABLE", "1", "TF_IN_AUTOMATION", "1");

    private final Path module;

    private Terraform(Path module) {
        this.module = module;
    }

    /** Prepares a folder that needs no provider; skips the test where there is no Terraform. */
    static Terraform in(Path folder) throws IOException {
        Tool.assume("terraform");
        Terraform terraform = new Terraform(folder);
        terraform.run("init", "-backend=false", "-input=false").succeeded();
        return terraform;
    }

    /** Prepares the module of the policies in an empty folder; skips the test where there is no Terraform. */
    static Terraform policies(Path folder) throws IOException {
        Path module = Project.TERRAFORM.resolve("modules/policies");
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(module.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return in(folder);
    }

    /** Runs Terraform on the project's own files, which it must not write to. */
    static Tool.Result format() throws IOException {
        Tool.assume("terraform");
        return Tool.run(
                Project.TERRAFORM,
                ENVIRONMENT,
                List.of("terraform", "fmt", "-check", "-diff", "-recursive", "-no-color"));
    }

    Tool.Result run(String command, String... options) throws IOException {
        List<String> line = Stream.concat(Stream.of("terraform", command, "-no-color"), Stream.of(options))
                .toList();
        return Tool.run(module, ENVIRONMENT, line);
    }

    /** Returns the policy documents that the module makes of its variables. */
    Documents documents(Map<String, Object> variables) throws IOException {
        Files.writeString(module.resolve("test.auto.tfvars.json"), new Gson().toJson(variables));
        JsonObject outputs = outputs();
        return new Documents(document(outputs, "deploy"), document(outputs, "trust"));
    }

    /** Returns the outputs, each with its {@code value}. */
    JsonObject outputs() throws IOException {
        run("apply", "-auto-approve", "-input=false").succeeded();
        return JsonParser.parseString(run("output", "-json").succeeded()).getAsJsonObject();
    }

    private static JsonElement document(JsonObject outputs, String name) {
        return JsonParser.parseString(outputs.getAsJsonObject(name).get("value").getAsString());
    }

    /**
     * The policies of a role.
     *
     * @param deploy what it may do
     * @param trust who may assume it
     */
    record Documents(JsonElement deploy, JsonElement trust) {}
}
