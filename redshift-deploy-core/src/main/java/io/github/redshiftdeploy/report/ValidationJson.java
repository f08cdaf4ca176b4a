package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;

/** {@code validate.json}: what was found, for programs that know us. */
final class ValidationJson {

    /** The version of the file's shape; a number more means that a reader must be changed. */
    private static final int FORMAT = 1;

    private ValidationJson() {}

    static void write(Validation validation, FailOn failOn, Writer text) throws IOException {
        JsonWriter json = JsonFile.writer(text);
        json.setSerializeNulls(false);
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("state").value(validation.fails(failOn) ? "failed" : "succeeded");
        json.name("scripts").value(validation.scripts().size());
        json.name("statements").value(validation.statements());
        json.name("bytes").value(validation.bytes());
        json.name("milliseconds").value(validation.elapsed().toMillis());
        write(json, validation.tally());
        json.name("findings").beginArray();
        for (Diagnostic finding : validation.findings()) {
            ProblemJson.write(json, finding);
        }
        json.endArray();
        json.endObject();
        json.flush();
    }

    private static void write(JsonWriter json, Tally tally) throws IOException {
        json.name("errors").value(tally.errors());
        json.name("warnings").value(tally.warnings());
        json.name("allowed").value(tally.allowed());
        json.name("accepted").value(tally.accepted());
    }
}
