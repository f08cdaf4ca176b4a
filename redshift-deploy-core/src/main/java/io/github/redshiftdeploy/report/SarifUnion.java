package io.github.redshiftdeploy.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the files of {@link Sarif} of several modules tell, as one: code scanning takes one run for an analysis. */
final class SarifUnion {

    private static final List<String> WORST_FIRST = List.of("error", "warning");

    private final Map<String, JsonElement> rules = new TreeMap<>();
    private final List<JsonObject> results = new ArrayList<>();

    /** Takes what a file tells. */
    void add(Path file) throws IOException {
        JsonObject run = run(read(file));
        rules(run).forEach(rule -> rules.put(id(rule, "id"), rule));
        run.getAsJsonArray("results").forEach(result -> results.add(result.getAsJsonObject()));
        results.sort(Comparator.comparing(result -> WORST_FIRST.indexOf(id(result, "level"))));
        if (results.size() > Sarif.MOST_RESULTS) {
            results.subList(Sarif.MOST_RESULTS, results.size()).clear();
        }
    }

    /** Writes all that was taken, in the form of a file that was. */
    void write(Path form, Writer text) throws IOException {
        JsonObject all = read(form);
        List<String> order = List.copyOf(rules.keySet());
        replace(rules(run(all)), rules.values());
        results.forEach(result -> result.addProperty("ruleIndex", order.indexOf(id(result, "ruleId"))));
        replace(run(all).getAsJsonArray("results"), results);
        new GsonBuilder().disableHtmlEscaping().create().toJson(all, JsonFile.writer(text));
    }

    private static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(text).getAsJsonObject();
        }
    }

    private static JsonObject run(JsonObject file) {
        return file.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private static JsonArray rules(JsonObject run) {
        return run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
    }

    private static String id(JsonElement object, String name) {
        return object.getAsJsonObject().get(name).getAsString();
    }

    private static void replace(JsonArray array, Iterable<? extends JsonElement> values) {
        array.asList().clear();
        values.forEach(array::add);
    }
}
