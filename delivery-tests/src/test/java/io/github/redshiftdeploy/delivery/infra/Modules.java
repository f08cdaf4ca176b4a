package io.github.redshiftdeploy.delivery.infra;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All folders with Terraform files, as JSON; the files of each are read together, as Terraform does. */
final class Modules {

    private static final Pattern REFERENCE = Pattern.compile("\\b(?:var|local|module|data)\\.\\w+(?:\\.\\w+)?");

    private static @Nullable Modules modules;

    private final Map<String, Module> folders = new TreeMap<>();

    private Modules() {}

    /** Returns all of them, read once; skips the test on a machine that cannot. */
    static synchronized Modules read() throws IOException {
        if (modules == null) {
            modules = parse();
        }
        return modules;
    }

    private static Modules parse() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Project.TERRAFORM)) {
            files = all.filter(file -> file.toString().endsWith(".tf")).sorted().toList();
        }
        JsonObject parsed = Node.terraform(files);
        Modules modules = new Modules();
        for (Path file : files) {
            String folder = Project.TERRAFORM
                    .relativize(Objects.requireNonNull(file.getParent()))
                    .toString()
                    .replace('\\', '/');
            Module module = modules.folders.computeIfAbsent(folder, name -> modules.new Module(name, new JsonObject()));
            merge(module.content, parsed.getAsJsonObject(file.toString()));
        }
        return modules;
    }

    private static void merge(JsonObject into, JsonObject more) {
        more.asMap().forEach((kind, element) -> {
            if (element.isJsonArray() && into.has(kind)) {
                into.getAsJsonArray(kind).addAll(element.getAsJsonArray());
            } else if (element.isJsonObject() && into.has(kind)) {
                merge(into.getAsJsonObject(kind), element.getAsJsonObject());
            } else {
                into.add(kind, element);
            }
        });
    }

    List<Module> all() {
        return List.copyOf(folders.values());
    }

    /** Returns the module in a folder. */
    Module get(String folder) {
        return Objects.requireNonNull(folders.get(folder), () -> "no such module: " + folder);
    }

    /** A module. */
    final class Module {

        private final String folder;
        private final JsonObject content;

        private Module(String folder, JsonObject content) {
            this.folder = folder;
            this.content = content;
        }

        /** Returns the blocks of a kind, by their names, each as its own list. */
        JsonObject blocks(String kind) {
            return content.has(kind) ? content.getAsJsonObject(kind) : new JsonObject();
        }

        /** Returns a resource. */
        JsonObject resource(String type, String name) {
            return first(blocks("resource").getAsJsonObject(type).get(name));
        }

        /** Returns all of it. */
        String text() {
            return content.toString();
        }

        /** Returns what is named anywhere in it, such as {@code var.name}. */
        Stream<String> references() {
            return REFERENCE.matcher(content.toString()).results().map(MatchResult::group);
        }

        /** Tells whether something that is named is there. */
        boolean declares(String reference) {
            String[] parts = reference.split("\\.", -1);
            return switch (parts[0]) {
                case "var" -> blocks("variable").has(parts[1]);
                case "local" ->
                    content.has("locals")
                            && content.getAsJsonArray("locals").asList().stream()
                                    .anyMatch(locals -> locals.getAsJsonObject().has(parts[1]));
                case "data" -> has(blocks("data"), parts[1], parts[2]);
                default ->
                    blocks("module").has(parts[1])
                            && called(parts[1]).blocks("output").has(parts[2]);
            };
        }

        private static boolean has(JsonObject data, String type, String name) {
            return data.has(type) && data.getAsJsonObject(type).has(name);
        }

        /** Returns the arguments with which it calls another module. */
        JsonObject call(String name) {
            return first(blocks("module").get(name));
        }

        /** Returns the module that it calls. */
        Module called(String name) {
            String source = call(name).get("source").getAsString();
            return get(Path.of(folder).resolve(source).normalize().toString().replace('\\', '/'));
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    /** Returns the one block of a name. */
    static JsonObject first(JsonElement blocks) {
        return blocks.getAsJsonArray().get(0).getAsJsonObject();
    }
}
