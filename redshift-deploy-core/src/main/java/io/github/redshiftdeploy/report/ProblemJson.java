package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;

/** A problem as our JSON files tell it. */
final class ProblemJson {

    private ProblemJson() {}

    static void write(JsonWriter json, Diagnostic problem) throws IOException {
        json.beginObject();
        json.name("severity").value(problem.severity().toString());
        json.name("code").value(problem.code().id());
        json.name("rule").value(problem.code() instanceof Rule rule ? rule.word() : null);
        if (problem.place() != null) {
            json.name("script").value(problem.place().path());
            if (problem.place().line() > 0) {
                json.name("line").value(problem.place().line());
                json.name("column").value(problem.place().column());
            }
        }
        json.name("message").value(problem.message());
        json.name("notes").beginArray();
        for (String note : problem.notes()) {
            json.value(note);
        }
        json.endArray();
        json.name("help").value(problem.help());
        json.endObject();
    }
}
