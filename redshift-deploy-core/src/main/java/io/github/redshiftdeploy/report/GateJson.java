package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.plan.GateAnswer;
import java.io.IOException;
import java.util.List;

/** Writes what gates have said. */
final class GateJson {

    private GateJson() {}

    /** Writes the gates that were waived, and by whom; nothing when there are none. */
    static void writeWaived(JsonWriter json, List<GateAnswer> answers, String actor) throws IOException {
        if (answers.isEmpty()) {
            return;
        }
        json.name("waived").beginArray();
        for (GateAnswer answer : answers) {
            json.beginObject();
            json.name("gate").value(answer.gate().setting());
            json.name("reason")
                    .value(answer.waiver() == null ? null : answer.waiver().reason());
            json.name("by").value(actor);
            json.name("refusal");
            ProblemJson.write(json, answer.refusal());
            json.endObject();
        }
        json.endArray();
    }

    /** Writes what the gates of a target say of a plan. */
    static void write(JsonWriter json, List<GateAnswer> answers) throws IOException {
        json.name("gates").beginArray();
        for (GateAnswer answer : answers) {
            json.beginObject();
            json.name("gate").value(answer.gate().setting());
            json.name("refuses").value(answer.refuses());
            json.name("waiver")
                    .value(answer.waiver() == null ? null : answer.waiver().reason());
            json.name("refusal");
            ProblemJson.write(json, answer.refusal());
            json.endObject();
        }
        json.endArray();
    }
}
