package io.github.redshiftdeploy.fault;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a deployment ended.
 *
 * @param shown what was shown of its failure
 * @param refused whether nothing has run
 */
record Attempt(boolean succeeded, String shown, boolean refused) {

    /** Returns how many statements of each script are committed for certain, as the last report on disk says. */
    static Map<String, Integer> committed(Project project) throws IOException {
        JsonObject report = project.json();
        Map<String, Integer> committed = new HashMap<>();
        if (report.has("scripts")) {
            for (JsonElement script : report.getAsJsonArray("scripts")) {
                JsonObject one = script.getAsJsonObject();
                committed.put(
                        one.get("script").getAsString(), one.get("committed").getAsInt());
            }
        }
        return committed;
    }

    /** Tells whether the last report on disk says that its deployment has not ended. */
    static boolean stillRuns(Project project) throws IOException {
        JsonObject report = project.json();
        return report.has("state") && report.get("state").getAsString().equals("running");
    }

    /** Returns how a deployment ended whose process was perhaps killed; then nothing was shown. */
    static Attempt of(Path log) throws IOException {
        String said = Files.readString(log);
        boolean succeeded = said.lines().anyMatch("done"::equals);
        int failure = said.indexOf("error[");
        int line = failure < 0 ? 0 : said.lastIndexOf('\n', failure) + 1;
        boolean refused = said.contains("cancelled before the first statement");
        return new Attempt(succeeded, failure < 0 || refused ? "" : said.substring(line), refused);
    }

    static Attempt at(Project project) {
        try {
            Outcome outcome = project.deploy();
            Diagnostic failure = outcome.failure();
            return new Attempt(outcome.state() == State.SUCCEEDED, failure == null ? "" : failure.render(), false);
        } catch (DiagnosticException e) {
            return new Attempt(false, String.valueOf(e.getMessage()), true);
        } catch (IOException | TransportException e) {
            return new Attempt(false, "it threw " + trace(e), true);
        } catch (RuntimeException bug) {
            return new Attempt(false, "a bug: " + trace(bug), false);
        }
    }

    private static String trace(Exception problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
