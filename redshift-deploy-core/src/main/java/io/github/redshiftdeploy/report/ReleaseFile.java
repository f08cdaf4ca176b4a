package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The record of a release, {@code release.json}, with the records of its deployments in it. It is written when it
 * begins, after each deployment and when it ends: a file that says {@code running} after the process is gone is of a
 * release that was cut.
 */
public final class ReleaseFile {

    /** The version of the file's shape; a number more means that a reader must be changed. */
    private static final int FORMAT = 1;

    private final Path file;

    /** Writes to {@code release.json} in a folder, which is made when it is not there. */
    public ReleaseFile(Path folder) {
        file = folder.resolve("release.json");
    }

    /** Returns where the report is. */
    public Path path() {
        return file;
    }

    /** Writes the report in the place of the one before. */
    public void write(ReleaseReport report) throws IOException {
        JsonFile.write(file, json -> write(json, report));
    }

    private static void write(JsonWriter json, ReleaseReport report) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("id").value(report.id());
        json.name("goesOn").value(report.goesOn());
        json.name("state").value(Choice.word(report.state()));
        JsonReport.write(json, report.ending());
        json.name("started").value(report.started().toString());
        json.name("finished")
                .value(report.finished() == null ? null : report.finished().toString());
        json.name("targets").beginArray();
        for (String target : report.targets()) {
            json.value(target);
        }
        json.endArray();
        json.name("parts").beginArray();
        for (ReleaseReport.Part part : report.parts()) {
            write(json, part);
        }
        json.endArray();
        json.name("problems").beginArray();
        for (Diagnostic problem : report.problems()) {
            ProblemJson.write(json, problem);
        }
        json.endArray();
        json.endObject();
    }

    private static void write(JsonWriter json, ReleaseReport.Part part) throws IOException {
        json.beginObject();
        json.name("target").value(part.target());
        json.name("leg").value(part.leg());
        json.name("state").value(Choice.word(part.state()));
        if (part.deployment() != null) {
            json.name("deployment");
            JsonReport.write(json, part.deployment());
        }
        json.endObject();
    }
}
