package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The schemas accept what the tool reads and writes, and refuse what it refuses. */
class SchemasTest {

    private static final List<Schemas> REPORTS = Arrays.stream(Schemas.values())
            .filter(schema -> schema != Schemas.ORDERING)
            .toList();

    private static final Path CORPUS =
            Documentation.ROOT.resolve("redshift-deploy-core/src/test/resources/corpus/bad-input");

    @TestFactory
    Stream<DynamicTest> an_ordering_that_works_is_accepted() {
        List<Path> orderings = Stream.of(
                        "example-project",
                        "src/it",
                        "docs/schemas/test/ordering",
                        "redshift-deploy-core/src/main/resources")
                .map(Documentation.ROOT::resolve)
                .flatMap(folder -> find(folder, "(ordering|.*/test/ordering/.*)\\.yaml"))
                .toList();
        assertThat(orderings).hasSizeGreaterThan(7);

        return orderings.stream()
                .map(file -> DynamicTest.dynamicTest(
                        Documentation.ROOT.relativize(file).toString(),
                        () -> assertThat(Schemas.ORDERING.yamlMistakes(Files.readString(file)))
                                .isEmpty()));
    }

    @Test
    void the_examples_in_the_schema_of_an_ordering_are_accepted() {
        List<JsonElement> examples =
                Schemas.ORDERING.json().getAsJsonArray("examples").asList();

        assertThat(examples)
                .hasSizeGreaterThan(1)
                .allSatisfy(example -> assertThat(Schemas.ORDERING.mistakes(example.toString()))
                        .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> a_negative_example_is_refused() {
        List<Path> orderings =
                find(Schemas.FOLDER, ".*/negative_test/ordering/.*\\.yaml").toList();
        assertThat(orderings).hasSizeGreaterThan(10);

        return orderings.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(Schemas.ORDERING.yamlMistakes(Files.readString(file)))
                                .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_ordering_is_refused_where_its_shape_is_wrong() {
        return find(CORPUS, "ordering\\.yaml")
                .filter(Files::isRegularFile)
                .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> {
                    String expected = Files.readString(
                            CORPUS.resolve(CORPUS.relativize(file).subpath(0, 1).resolve("expected.txt")));

                    // RS2106 is a shape that is no ordering, RS2107 a key that is none.
                    boolean refused = expected.contains("[RS2106]") || expected.contains("[RS2107]");

                    assertThat(isRefused(file)).isEqualTo(refused);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_report_that_a_build_left_is_accepted() {
        List<DynamicTest> reports = new ArrayList<>();
        for (Schemas schema : REPORTS) {
            for (String folder : List.of("example-project/target", "redshift-deploy-maven-plugin/target/it")) {
                find(Documentation.ROOT.resolve(folder), fileName(schema))
                        .map(file -> accepted(schema, file))
                        .forEach(reports::add);
            }
        }
        assumeThat(reports)
                .as("no report there: run 'mvn verify' on all modules")
                .isNotEmpty();

        return reports.stream();
    }

    @TestFactory
    Stream<DynamicTest> a_report_that_the_engine_is_held_to_is_accepted() {
        return Stream.concat(
                REPORTS.stream().map(schema -> accepted(schema, schema.full())),
                Stream.of(accepted(Schemas.REPORT, Schemas.GOLDENS.resolve("running.json"))));
    }

    private static DynamicTest accepted(Schemas schema, Path file) {
        return DynamicTest.dynamicTest(
                Documentation.ROOT.relativize(file).toString(),
                () -> assertThat(schema.mistakes(file)).isEmpty());
    }

    private static String fileName(Schemas schema) {
        return schema.name().toLowerCase(Locale.ROOT) + (schema == Schemas.STATEMENTS ? "\\.jsonl" : "\\.json");
    }

    @Test
    void a_full_report_has_everything_that_its_schema_knows() {
        for (Schemas schema : REPORTS) {
            Path full = schema.full();
            Set<String> there = new TreeSet<>();
            schema.values(full).forEach(value -> keys(JsonParser.parseString(value), there));

            assertThat(there).as(full.toString()).containsAll(properties(schema).keySet());
        }
    }

    @Test
    void every_property_is_described_and_no_object_takes_others() {
        for (Schemas schema : Schemas.values()) {
            properties(schema)
                    .forEach((name, property) -> assertThat(describes(schema, property))
                            .as("%s of %s has a description", name, schema)
                            .isTrue());
            assertThat(objects(schema.json()))
                    .as("objects of %s", schema)
                    .isNotEmpty()
                    .allMatch(object -> object.has("additionalProperties")
                            && !object.get("additionalProperties").getAsBoolean());
        }
    }

    private static boolean describes(Schemas schema, JsonObject property) {
        if (property.has("description")) {
            return true;
        }
        JsonElement found = schema.json();
        for (String step : property.get("$ref").getAsString().substring(2).split("/", -1)) {
            found = found.getAsJsonObject().get(step);
        }
        return found.getAsJsonObject().has("description");
    }

    /** Returns the properties of all objects that a schema knows. */
    private static Map<String, JsonObject> properties(Schemas schema) {
        Map<String, JsonObject> properties = new TreeMap<>();
        for (JsonObject object : objects(schema.json())) {
            object.getAsJsonObject("properties")
                    .asMap()
                    .forEach((name, property) -> properties.put(name, property.getAsJsonObject()));
        }
        return properties;
    }

    private static List<JsonObject> objects(JsonElement schema) {
        List<JsonObject> objects = new ArrayList<>();
        if (schema instanceof JsonArray array) {
            array.forEach(element -> objects.addAll(objects(element)));
        }
        if (schema instanceof JsonObject object) {
            JsonElement type = object.get("type");
            if (type instanceof JsonPrimitive word && word.getAsString().equals("object")) {
                objects.add(object);
            }
            object.asMap().values().forEach(element -> objects.addAll(objects(element)));
        }
        return objects;
    }

    private static void keys(JsonElement value, Set<String> keys) {
        if (value instanceof JsonArray array) {
            array.forEach(element -> keys(element, keys));
        }
        if (value instanceof JsonObject object) {
            keys.addAll(object.keySet());
            object.asMap().values().forEach(element -> keys(element, keys));
        }
    }

    @Test
    void a_report_with_something_missing_or_unknown_is_refused() {
        String good = """
                {"format": 1, "id": "20261126-102319-87103d42", "state": "failed", "target": "dev", "database": "dev",
                 "started": "2026-11-26T10:23:19.871Z", "actor": "ann", "scripts": [],
                 "problems": [{"severity": "error", "code": "RS5001", "message": "no such table", "notes": []}]}
                """;

        assertThat(Schemas.REPORT.mistakes(good)).isEmpty();
        assertThat(Schemas.REPORT.mistakes(good.replace("\"actor\": \"ann\",", "")))
                .hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("failed", "broken"))).hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("RS5001", "5001"))).hasSize(1);
        assertThat(Schemas.REPORT.mistakes(good.replace("\"actor\"", "\"password\": \"x\", \"actor\"")))
                .hasSize(1);
    }

    private static boolean isRefused(Path ordering) throws IOException {
        try {
            return !Schemas.ORDERING.yamlMistakes(Files.readString(ordering)).isEmpty();
        } catch (YamlEngineException | MalformedInputException e) {
            return true;
        }
    }

    private static Stream<Path> find(Path folder, String pattern) {
        Pattern meant = Pattern.compile("(?:.*/)?" + pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            meant.matcher(file.toString().replace('\\', '/')).matches())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
