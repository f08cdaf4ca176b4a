package io.github.redshiftdeploy.delivery.docs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors and readers of reports get. */
enum Schemas {
    ORDERING("ordering"),
    REPORT("report");

    private final String name;

    Schemas(String name) {
        this.name = name;
    }

    /** Returns what a schema has against a JSON text. */
    List<String> mistakes(String json) {
        return schema().validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** Returns what a schema has against a YAML text. */
    List<String> yamlMistakes(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return mistakes(
                new com.google.gson.GsonBuilder().serializeNulls().create().toJson(value));
    }

    private Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Documentation.ROOT.resolve("docs/schemas/" + name + ".schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
