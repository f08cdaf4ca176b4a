package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.delivery.infra.Modules.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the modules and examples say to the values of their variables. Terraform itself is asked, with the variables of
 * each module alone, which need no provider. {@code variables.json} has the values: the first good ones of a module are
 * complete, all others are laid over them.
 */
class VariablesTest {

    private static final Path CASES = Path.of("src/test/resources/infra/variables.json");

    /** The policies have variables that their own tests try, in {@link TerraformTest}. */
    private static final String POLICIES = "modules/policies";

    private final Map<String, Case> cases = new LinkedHashMap<>();

    @Test
    void terraform_takes_the_good_values_and_says_of_the_bad_ones_what_to_give(@TempDir Path folder)
            throws IOException {
        read(folder);

        Map<String, String> complaints = complaints(folder);

        cases.forEach((name, one) -> {
            String complaint = complaints.getOrDefault(name, "");
            if (one.says == null) {
                assertThat(complaint).as(one.toString()).isEmpty();
            } else {
                assertThat(complaint).as(one.toString()).contains(one.says);
            }
        });
        assertThat(String.join("\n", complaints.values())).contains(messages());
    }

    private void read(Path folder) throws IOException {
        JsonObject modules = JsonParser.parseString(Files.readString(CASES)).getAsJsonObject();
        for (String module : modules.keySet()) {
            Path copy = Files.createDirectories(folder.resolve(module));
            Files.copy(Project.TERRAFORM.resolve(module).resolve("variables.tf"), copy.resolve("variables.tf"));
            JsonArray good = modules.getAsJsonObject(module).getAsJsonArray("good");
            JsonObject complete = good.get(0).getAsJsonObject();
            Stream.concat(good.asList().stream(), bad(modules, module))
                    .map(JsonElement::getAsJsonObject)
                    .forEach(values -> cases.put("case" + cases.size(), Case.of(module, complete, values)));
        }
        for (Map.Entry<String, Case> one : cases.entrySet()) {
            Files.writeString(
                    folder.resolve(one.getKey() + ".tf.json"), one.getValue().call(one.getKey()));
        }
    }

    private static Stream<JsonElement> bad(JsonObject modules, String module) {
        return modules.getAsJsonObject(module).getAsJsonArray("bad").asList().stream();
    }

    /**
     * Returns what Terraform says of each case. It looks at rules that compare variables only when it has found nothing
     * else wrong, so the cases that it has complained of are taken away until it complains of none.
     */
    private static Map<String, String> complaints(Path folder) throws IOException {
        Terraform terraform = Terraform.in(folder);
        Map<String, String> complaints = new TreeMap<>();
        while (true) {
            List<JsonObject> found = diagnostics(terraform.run("plan", "-json", "-input=false"));
            if (found.isEmpty()) {
                return complaints;
            }
            for (JsonObject one : found) {
                String file = one.getAsJsonObject("range").get("filename").getAsString();
                assertThat(file).as("%s", one).endsWith(".tf.json");
                complaints.merge(
                        file.replace(".tf.json", ""), one.get("detail").getAsString(), (first, more) -> first + more);
                Files.deleteIfExists(folder.resolve(file));
            }
            terraform.run("init", "-backend=false", "-input=false").succeeded();
        }
    }

    private static List<JsonObject> diagnostics(Tool.Result plan) {
        return plan.output()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.has("diagnostic"))
                .map(line -> line.getAsJsonObject("diagnostic"))
                .toList();
    }

    /** Returns the messages of all rules there are, so that none goes untried. */
    private static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Module module : Modules.read().all()) {
            JsonObject variables = module.toString().equals(POLICIES) ? new JsonObject() : module.blocks("variable");
            for (Map.Entry<String, JsonElement> variable : variables.entrySet()) {
                JsonElement rules = Modules.first(variable.getValue()).get("validation");
                if (rules != null) {
                    rules.getAsJsonArray()
                            .forEach(rule -> messages.add(rule.getAsJsonObject()
                                    .get("error_message")
                                    .getAsString()
                                    .replace("\\\"", "\"")));
                }
            }
        }
        return messages;
    }

    /**
     * Values for the variables of a module.
     *
     * @param module its folder
     * @param values all of them
     * @param says what Terraform must say of them; absent when it must take them
     */
    private record Case(
            String module, JsonObject values, @Nullable String says) {

        static Case of(String module, JsonObject complete, JsonObject values) {
            JsonObject all = complete.deepCopy();
            values.asMap().forEach(all::add);
            JsonElement says = all.remove("says");
            return new Case(module, all, says == null ? null : says.getAsString());
        }

        String call(String name) {
            JsonObject call = values.deepCopy();
            call.addProperty("source", "./" + module);
            JsonObject calls = new JsonObject();
            calls.add(name, call);
            JsonObject content = new JsonObject();
            content.add("module", calls);
            return content.toString();
        }
    }
}
