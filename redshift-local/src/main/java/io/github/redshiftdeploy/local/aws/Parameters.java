package io.github.redshiftdeploy.local.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a request asks for, by name, as text. */
record Parameters(Map<String, String> values) {

    static Parameters ofForm(String body) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Parameters(values);
    }

    static Parameters ofJson(String body) {
        Map<String, String> values = new TreeMap<>();
        gather(values, "", object(body));
        return new Parameters(values);
    }

    /** Members of members get the name of both, with a dot between, and those of a list numbers from 1. */
    private static void gather(Map<String, String> values, String prefix, JsonObject object) {
        object.entrySet().forEach(member -> gather(values, prefix + member.getKey(), member.getValue()));
    }

    private static void gather(Map<String, String> values, String name, JsonElement value) {
        if (value.isJsonPrimitive()) {
            values.put(name, value.getAsString());
        } else if (value.isJsonObject()) {
            gather(values, name + ".", value.getAsJsonObject());
        } else if (value.isJsonArray()) {
            int number = 0;
            for (JsonElement member : value.getAsJsonArray()) {
                number++;
                gather(values, name + "." + number, member);
            }
        }
    }

    /** Returns the value, if there is one. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    /** Returns the members of a list, which are numbered from 1. */
    List<String> list(String prefix) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> text(prefix + "." + n))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private static JsonObject object(String body) {
        try {
            JsonElement element = JsonParser.parseString(body);
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
