package io.github.redshiftdeploy.delivery.docs;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors and readers of reports get. */
enum Schemas {
    ORDERING(""),
    PLAN("full/plan.json"),
    RELEASE("full/release.json"),
    REPORT("failed.json"),
    STATEMENTS("full/statements.jsonl"),
    STATUS("full/status.json"),
    VALIDATE("validation/validate.json");

    static final Path FOLDER = Documentation.ROOT.resolve("docs/schemas");

    static final Path GOLDENS = Documentation.ROOT.resolve("redshift-deploy-core/src/test/resources/report");

    private final String full;

    Schemas(String full) {
        this.full = full;
    }

    /** Returns the report with everything in it that the tests of the engine hold to the letter. */
    Path full() {
        return GOLDENS.resolve(full);
    }

    /** Returns the values of a report: the lines of one that has a value a line. */
    List<String> values(Path report) {
        String text = read(report);
        return this == STATEMENTS ? text.lines().toList() : List.of(text);
    }

    /** Returns what the schema has against the values of a report. */
    List<String> mistakes(Path report) {
        return values(report).stream()
                .flatMap(value -> mistakes(value).stream())
                .toList();
    }

    /** Returns what the schema has against a JSON text. */
    List<String> mistakes(String json) {
        return schema().validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** Returns what the schema has against a YAML text. */
    List<String> yamlMistakes(String yaml) {
        return mistakes(new GsonBuilder().serializeNulls().create().toJson(yaml(yaml)));
    }

    /** Returns what a YAML text says. */
    static Object yaml(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** Returns the schema itself. */
    JsonObject json() {
        return JsonParser.parseString(text()).getAsJsonObject();
    }

    private String text() {
        return read(FOLDER.resolve(name().toLowerCase(Locale.ROOT) + ".schema.json"));
    }

    private Schema schema() {
        Map<String, String> all = Arrays.stream(values()).collect(Collectors.toMap(Schemas::id, Schemas::text));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all))
                .getSchema(text());
    }

    private static String id(Schemas schema) {
        return schema.json().get("$id").getAsString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
