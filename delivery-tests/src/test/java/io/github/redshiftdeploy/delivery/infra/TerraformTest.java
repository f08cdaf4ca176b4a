package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.redshiftdeploy.delivery.infra.Modules.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Terraform modules. The one that needs no provider is run; the others, which cannot be validated without AWS's
 * provider, are read, and looked at for what {@code terraform validate} would find first: names that nothing declares.
 */
class TerraformTest {

    @Test
    void is_formatted() throws IOException {
        assertThat(Terraform.format().succeeded()).isEmpty();
    }

    @Test
    void the_policies_are_valid_and_pass_their_own_tests(@TempDir Path folder) throws IOException {
        Terraform policies = Terraform.policies(folder);

        assertThat(policies.run("validate").succeeded()).contains("The configuration is valid.");
        assertThat(policies.run("test").succeeded()).contains(" passed, 0 failed.");
    }

    @Test
    void no_module_names_what_it_does_not_declare() throws IOException {
        List<String> missing = new ArrayList<>();

        for (Module module : Modules.read().all()) {
            module.references()
                    .filter(reference -> !module.declares(reference))
                    .map(reference -> module + ": " + reference)
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void no_module_asks_for_what_it_does_not_use() throws IOException {
        List<String> unused = new ArrayList<>();

        for (Module module : Modules.read().all()) {
            Set<String> named = module.references()
                    .map(reference -> reference.split("\\.", -1))
                    .map(parts -> parts[0] + "." + parts[1])
                    .collect(Collectors.toSet());
            module.blocks("variable").keySet().stream()
                    .filter(name -> !named.contains("var." + name))
                    .map(name -> module + ": " + name)
                    .forEach(unused::add);
        }

        assertThat(unused).isEmpty();
    }

    @Test
    void every_call_of_a_module_gives_what_it_asks_for_and_nothing_else() throws IOException {
        int calls = 0;

        for (Module module : Modules.read().all()) {
            for (String name : module.blocks("module").keySet()) {
                Set<String> given = new TreeSet<>(module.call(name).keySet());
                given.remove("source");
                JsonObject asked = module.called(name).blocks("variable");
                Set<String> needed = asked.entrySet().stream()
                        .filter(variable -> !Modules.first(variable.getValue()).has("default"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
                assertThat(given).as("%s: %s", module, name).isSubsetOf(asked.keySet());
                assertThat(given).as("%s: %s", module, name).containsAll(needed);
                calls++;
            }
        }

        assertThat(calls).isGreaterThanOrEqualTo(6);
    }

    /** As far as names go, this is what {@code terraform validate} does with the provider. */
    @Test
    void no_module_asks_of_the_provider_what_it_does_not_have() throws IOException {
        List<String> mistakes = new ArrayList<>();

        for (Module module : Modules.read().all()) {
            mistakes.addAll(AwsProvider.mistakes(module));
        }

        assertThat(mistakes).isEmpty();
    }

    @Test
    void every_variable_and_output_says_what_it_is() throws IOException {
        for (Module module : Modules.read().all()) {
            Stream.of("variable", "output")
                    .flatMap(kind -> module.blocks(kind).entrySet().stream())
                    .forEach(entry -> assertThat(Modules.first(entry.getValue()).has("description"))
                            .as("%s: %s", module, entry.getKey())
                            .isTrue());
        }
    }

    @Test
    void a_role_has_the_policies_that_were_tested_and_no_others() throws IOException {
        Module role = Modules.read().get("modules/deploy-role");

        assertThat(text(role.resource("aws_iam_role", "deploy"), "assume_role_policy"))
                .isEqualTo("${module.policies.trust}");
        assertThat(text(role.resource("aws_iam_role_policy", "deploy"), "policy"))
                .isEqualTo("${module.policies.deploy}");
        assertThat(role.blocks("resource").keySet()).containsExactlyInAnyOrder("aws_iam_role", "aws_iam_role_policy");
    }

    @Test
    void a_workgroup_is_private_and_ends_a_day_that_costs_too_much() throws IOException {
        Module serverless = Modules.read().get("modules/serverless");

        JsonObject isPublic = Modules.first(serverless.blocks("variable").get("publicly_accessible"));
        assertThat(isPublic.get("default").getAsBoolean()).isFalse();
        JsonObject action = Modules.first(serverless.blocks("variable").get("breach_action"));
        assertThat(text(action, "default")).isEqualTo("deactivate");
        assertThat(text(serverless.resource("aws_redshiftserverless_usage_limit", "day"), "breach_action"))
                .isEqualTo("${var.breach_action}");
    }

    @Test
    void no_log_is_kept_for_ever() throws IOException {
        Modules modules = Modules.read();

        for (String folder : List.of("modules/serverless", "modules/cluster-safety")) {
            assertThat(text(modules.get(folder).resource("aws_cloudwatch_log_group", "audit"), "retention_in_days"))
                    .isEqualTo("${var.log_retention_days}");
        }
    }

    private static String text(JsonObject block, String argument) {
        return block.get(argument).getAsString();
    }
}
