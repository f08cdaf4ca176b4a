package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the modules compute without AWS's provider: Terraform computes it from a copy of the files that do so, and
 * {@code ground.tf} has the values of their variables. What a module would ask the provider is stubbed.
 */
record Computed(JsonObject outputs) {

    static final Computed NOTHING = new Computed(new JsonObject());

    /** The files of each module that need no provider. */
    private static final Map<String, List<String>> FILES = Map.of(
            "modules/networking", List.of("variables.tf", "subnets.tf"),
            "modules/state-backend", List.of("variables.tf", "policy.tf", "backend.tf"),
            "modules/serverless", List.of("variables.tf", "policies.tf", "addresses.tf"),
            "modules/targets", List.of("variables.tf", "main.tf"),
            "examples/data-sharing", List.of("variables.tf", "targets.tf"));

    /** What stands beside them in the copy: outputs, and what the provider would answer. */
    private static final Map<String, String> STUBS = Map.of(
            "modules/networking",
            """
            output "subnets" { value = local.subnets }
            """,
            "modules/state-backend",
            """
            locals {
              partition = "aws"
              region    = "eu-west-1"
            }
            output "policy" { value = local.policy }
            output "backend" { value = local.backend }
            """,
            "modules/serverless",
            """
            locals {
              partition  = "aws"
              account_id = "111122223333"
            }
            output "addresses" { value = local.addresses_needed }
            output "trust" { value = local.data_trust }
            output "policy" { value = local.data_policy }
            output "kms" { value = local.kms_policy }
            """,
            "examples/data-sharing",
            """
            module "producer" { source = "../../stub" }
            module "analytics" { source = "../../stub" }
            module "reporting" { source = "../../stub" }
            """,
            "stub",
            """
            output "workgroup_name" { value = "a-workgroup" }
            output "database" { value = "a_database" }
            """);

    /** Computes everything in an empty folder; skips the test where there is no Terraform. */
    static Computed in(Path folder) throws IOException {
        for (Map.Entry<String, List<String>> module : FILES.entrySet()) {
            Path copy = Files.createDirectories(folder.resolve(module.getKey()));
            for (String file : module.getValue()) {
                Files.copy(Project.TERRAFORM.resolve(module.getKey()).resolve(file), copy.resolve(file));
            }
        }
        for (Map.Entry<String, String> stub : STUBS.entrySet()) {
            Path copy = Files.createDirectories(folder.resolve(stub.getKey()));
            Files.writeString(copy.resolve("stub.tf"), stub.getValue());
        }
        Files.copy(Path.of("src/test/resources/infra/ground.tf"), folder.resolve("main.tf"));
        return new Computed(Terraform.in(folder).outputs());
    }

    /** Returns the value of an output. */
    JsonElement value(String output) {
        return outputs.getAsJsonObject(output).get("value");
    }

    /** Returns the policy document in an output. */
    JsonElement document(String output) {
        return JsonParser.parseString(value(output).getAsString());
    }
}
