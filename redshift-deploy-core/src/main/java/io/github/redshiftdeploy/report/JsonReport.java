package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptFigures;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit record of a deployment, {@code report.json}. It is written when the deployment begins and again when it
 * ends, each time as a whole: a file that says {@code running} after the process is gone is of a deployment that was
 * cut.
 */
final class JsonReport implements DeploymentFormat {

    /** The version of the file's shape; a number more means that a reader must be changed. */
    private static final int FORMAT = 1;

    private final Path file;
    private final List<TestResult> tests = new ArrayList<>();

    /** Writes to {@code report.json} in a folder, which is made when it is not there. */
    JsonReport(Path folder) {
        file = folder.resolve("report.json");
    }

    /** Returns where the report is. */
    Path path() {
        return file;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public void begun(DeploymentReport report) throws IOException {
        write(report);
    }

    @Override
    public void ended(DeploymentReport report) throws IOException {
        write(report);
    }

    /** Writes the report in the place of the one before. */
    void write(DeploymentReport report) throws IOException {
        JsonFile.write(file, json -> write(json, report, tests));
    }

    @Override
    public void testEnded(TestResult result, int i, int n) {
        tests.add(result);
    }

    /** Writes the report as a value of a file; what became of single tests stands in the file of its own. */
    static void write(JsonWriter json, DeploymentReport report) throws IOException {
        write(json, report, List.of());
    }

    private static void write(JsonWriter json, DeploymentReport report, List<TestResult> tests) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("id").value(report.id());
        if (report.undoes() != null) {
            json.name("undoes").value(report.undoes());
        }
        json.name("state").value(Choice.word(report.state()));
        write(json, report.ending());
        json.name("target").value(report.target());
        json.name("database").value(report.database());
        json.name("endpoint").value(report.endpoint());
        json.name("started").value(report.started().toString());
        json.name("finished").value(text(report.finished()));
        write(json, report.audit());
        GateJson.writeWaived(json, report.waived(), report.audit().actor());
        writeScripts(json, report.outcome());
        if (!tests.isEmpty()) {
            TestJson.write(json, tests);
        }
        if (report.outcome() != null) {
            json.name("roundTrips").value(report.outcome().roundTrips());
            json.name("remarks").beginArray();
            for (String remark : report.outcome().remarks()) {
                json.value(remark);
            }
            json.endArray();
        }
        json.name("problems").beginArray();
        for (Diagnostic problem : report.problems()) {
            ProblemJson.write(json, problem);
        }
        json.endArray();
        json.endObject();
    }

    /** Writes how a deployment or a release has ended, in a word and as a number; nothing while it runs. */
    static void write(JsonWriter json, Optional<DeploymentOutcome> ending) throws IOException {
        if (ending.isPresent()) {
            json.name("outcome").value(Choice.word(ending.get()));
            json.name("outcomeCode").value(ending.get().code());
        }
    }

    private static void write(JsonWriter json, Audit audit) throws IOException {
        json.name("actor").value(audit.actor());
        json.name("commit").value(audit.commit());
        json.name("branch").value(audit.branch());
        json.name("runUrl").value(audit.runUrl());
        json.name("ticket").value(audit.ticket());
    }

    private static void writeScripts(JsonWriter json, @Nullable Outcome outcome) throws IOException {
        json.name("scripts").beginArray();
        if (outcome != null) {
            for (ScriptOutcome script : outcome.scripts()) {
                write(json, script);
            }
        }
        json.endArray();
    }

    private static void write(JsonWriter json, ScriptOutcome script) throws IOException {
        json.beginObject();
        json.name("script").value(script.step().script().name());
        json.name("checksum").value(script.step().outline().checksum());
        json.name("state").value(Choice.word(script.state()));
        json.name("statements").value(script.step().outline().statements());
        json.name("executed").value(script.executed());
        json.name("committed").value(script.committed());
        json.name("rows").value(script.rows());
        ScriptFigures figures = script.figures();
        json.name("began").value(text(figures.began()));
        json.name("ended").value(text(figures.ended()));
        json.name("milliseconds").value(figures.elapsed().toMillis());
        json.name("sharedWith").value(figures.others());
        json.name("notices").value(figures.notices());
        json.name("waitedMilliseconds").value(figures.waited().toMillis());
        json.name("tries").value(figures.tries());
        json.endObject();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
