package io.github.redshiftdeploy.delivery.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A file of {@code .github/workflows}.
 *
 * @param name the name of the file
 * @param content what is in it
 */
record Workflow(String name, Map<String, Object> content) {

    private static final Path FOLDER = Path.of("../.github/workflows");

    static Workflow read(String name) throws IOException {
        return parse(name, Files.readString(FOLDER.resolve(name)));
    }

    static Workflow parse(String name, String text) {
        return new Workflow(name, map(new Load(LoadSettings.builder().build()).loadFromString(text)));
    }

    static List<Workflow> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            List<Workflow> workflows = new ArrayList<>();
            for (String name : names) {
                workflows.add(read(name));
            }
            return workflows;
        }
    }

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    @Override
    public String toString() {
        return name;
    }

    Map<String, Map<String, Object>> jobs() {
        return maps(content.get("jobs"));
    }

    /** Returns what a trigger declares, such as its inputs; nothing when the file has no such trigger. */
    Map<String, Object> trigger(String event) {
        Object trigger = map(content.get("on")).get(event);
        return trigger instanceof List ? Map.of() : map(trigger); // A schedule is a list, and declares nothing.
    }

    boolean has(String event) {
        return map(content.get("on")).containsKey(event);
    }

    /** Returns the inputs that any trigger declares. */
    Map<String, Map<String, Object>> inputs() {
        Map<String, Map<String, Object>> inputs = new LinkedHashMap<>();
        inputs.putAll(maps(trigger("workflow_dispatch").get("inputs")));
        inputs.putAll(callInputs());
        return inputs;
    }

    /** Returns the inputs that a caller gives. */
    Map<String, Map<String, Object>> callInputs() {
        return maps(trigger("workflow_call").get("inputs"));
    }

    static List<Map<String, Object>> steps(Map<String, Object> job) {
        return list(job.get("steps")).stream().map(Workflow::map).toList();
    }

    @SuppressWarnings("unchecked") // YAML knows maps from texts, and no others are in our files.
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static Map<String, Map<String, Object>> maps(@Nullable Object value) {
        Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
        map(value).forEach((key, entry) -> maps.put(key, map(entry)));
        return maps;
    }

    /** Returns a text that must be there. */
    static String text(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key).toString();
    }
}
