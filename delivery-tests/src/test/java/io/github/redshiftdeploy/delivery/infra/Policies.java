package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.redshiftdeploy.local.aws.AwsPermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads policy documents. */
final class Policies {

    private Policies() {}

    /** Returns each action on each resource that a policy allows. */
    static Set<AwsPermission> permissions(JsonElement policy) {
        return statements(policy)
                .flatMap(statement -> texts(statement.get("Action"))
                        .flatMap(action ->
                                texts(statement.get("Resource")).map(resource -> new AwsPermission(action, resource))))
                .collect(Collectors.toSet());
    }

    static Stream<JsonObject> statements(JsonElement policy) {
        return policy.getAsJsonObject().getAsJsonArray("Statement").asList().stream()
                .map(JsonElement::getAsJsonObject);
    }

    /** Returns the texts of a list, or the one text that stands in its place. */
    static Stream<String> texts(JsonElement one) {
        List<JsonElement> all = one.isJsonArray() ? one.getAsJsonArray().asList() : List.of(one);
        return all.stream().map(JsonElement::getAsString);
    }
}
