package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.delivery.infra.Modules.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Terraform's AWS provider has, as {@code aws-provider.cjs} has written it down, and what a module asks of it in
 * vain.
 */
final class AwsProvider {

    private static final Path SCHEMA = Path.of("src/test/resources/infra/aws-provider.json");

    /** What every resource may have. */
    private static final Set<String> META = Set.of("count", "for_each", "depends_on", "lifecycle", "provider");

    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\w.])(data\\.)?(aws_\\w+)\\.(\\w+)(?:\\[[^\\]]*])?(?:\\.([a-z]\\w*))?");

    private final JsonObject types;
    private final List<String> mistakes = new ArrayList<>();

    private AwsProvider(JsonObject types) {
        this.types = types;
    }

    /** Returns what {@code terraform validate} would say of a module. */
    static List<String> mistakes(Module module) throws IOException {
        AwsProvider provider =
                new AwsProvider(JsonParser.parseString(Files.readString(SCHEMA)).getAsJsonObject());
        provider.declarations(module, "resource", "");
        provider.declarations(module, "data", "data.");
        provider.references(module);
        return provider.mistakes;
    }

    private void declarations(Module module, String kind, String prefix) {
        module.blocks(kind)
                .asMap()
                .forEach((type, named) -> named.getAsJsonObject()
                        .asMap()
                        .forEach((name, block) -> check(
                                module + ": " + prefix + type + "." + name,
                                Modules.first(block),
                                types.get(prefix + type))));
    }

    private void check(String place, JsonObject block, JsonElement schema) {
        if (schema == null) {
            mistakes.add(place + ": add the type to aws-provider.json");
            return;
        }
        Map<String, JsonElement> arguments =
                schema.getAsJsonObject().getAsJsonObject("arguments").asMap();
        Map<String, JsonElement> blocks =
                schema.getAsJsonObject().getAsJsonObject("blocks").asMap();
        block.asMap().forEach((name, value) -> {
            if (blocks.containsKey(name)) {
                value.getAsJsonArray()
                        .forEach(one -> check(place + "." + name, one.getAsJsonObject(), blocks.get(name)));
            } else if (!arguments.containsKey(name) && !META.contains(name)) {
                mistakes.add(place + ": no argument " + name);
            }
        });
        arguments.forEach((name, required) -> {
            if (required.getAsBoolean() && !block.has(name)) {
                mistakes.add(place + ": " + name + " is missing");
            }
        });
    }

    private void references(Module module) {
        Matcher references = REFERENCE.matcher(module.text());
        references.results().forEach(reference -> reference(module, reference));
    }

    private void reference(Module module, MatchResult reference) {
        boolean data = reference.group(1) != null;
        String type = reference.group(2);
        JsonObject declared = module.blocks(data ? "data" : "resource");
        JsonElement schema = types.get((data ? "data." : "") + type);
        if (!declared.has(type) || !declared.getAsJsonObject(type).has(reference.group(3)) || schema == null) {
            mistakes.add(module + ": nothing declares " + reference.group());
            return;
        }
        String attribute = reference.group(4);
        JsonObject known = schema.getAsJsonObject();
        if (attribute != null
                && known.getAsJsonArray("attributes").asList().stream()
                        .noneMatch(name -> name.getAsString().equals(attribute))) {
            mistakes.add(module + ": no attribute " + reference.group());
        }
    }
}
