package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.execute.StatementRun;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.script.FileWords;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every statement of a deployment in {@code statements.jsonl}, a line of JSON each, written as they end. The first line
 * names the deployment and the last one counts the others: a file without that is of a deployment that was cut.
 */
final class StatementFile implements DeploymentFormat {

    /** The version of the file's shape; a number more means that a reader must be changed. */
    private static final int FORMAT = 1;

    /** So much of it may be missing when the process is killed. */
    private static final Duration FLUSHED_EVERY = Duration.ofSeconds(1);

    private final Path folder;
    private final Path file;
    private String deployment = "";
    private @Nullable Writer text;
    private @Nullable JsonWriter json;
    private @Nullable String problem;
    private long statements;
    private long flushed = System.nanoTime();

    StatementFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("statements.jsonl");
    }

    @Override
    public void begun(DeploymentReport report) {
        deployment = report.id();
    }

    /** Begins the file, in the place of the one before; that it cannot be written is told at the end. */
    @Override
    public synchronized void running(Plan plan) {
        attempt(() -> {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            Writer opened = WholeFile.writer(file);
            text = opened;
            json = JsonFile.lines(opened);
            line(first -> first.name("format").value(FORMAT).name("deployment").value(deployment));
            opened.flush();
        });
    }

    @Override
    public synchronized void ran(StatementRun run) {
        attempt(() -> {
            line(json -> write(json, run));
            statements++;
            if (text != null && System.nanoTime() - flushed > FLUSHED_EVERY.toNanos()) {
                text.flush();
                flushed = System.nanoTime();
            }
        });
    }

    private static void write(JsonWriter json, StatementRun run) throws IOException {
        json.name("script").value(run.script());
        json.name("statement").value(run.statement());
        json.name("line").value(run.line());
        json.name("began").value(run.began().toString());
        json.name("ended").value(run.ended().toString());
        json.name("sharedWith").value(run.others());
        json.name("rows").value(run.rows());
        json.name("notices").value(run.notices());
        json.name("waitedMilliseconds").value(run.waited().toMillis());
        if (run.lockHolders() != null) {
            json.name("lockHolders").value(run.lockHolders());
        }
        json.name("attempt").value(run.attempt());
        json.name("lane").value(run.lane());
        json.name("message").value(run.message());
        if (run.sqlState() != null) {
            json.name("sqlState").value(run.sqlState());
        }
    }

    /** Ends the file, and returns why it is not whole, if it is not. */
    @Override
    public synchronized Optional<String> scriptsEnded() {
        attempt(() -> line(json -> json.name("statements").value(statements)));
        Writer opened = text;
        if (opened != null) {
            closeAfterAll(opened);
        }
        return Optional.ofNullable(problem)
                .map(reason -> "'" + file.getFileName() + "' could not be written: " + reason);
    }

    /** A disk that is full says so once more, perhaps for the first time. */
    private void closeAfterAll(Writer opened) {
        try {
            opened.close();
        } catch (IOException e) {
            problem = problem == null ? FileWords.of(e) : problem;
        }
    }

    /** Something that is written to the file. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    /** A part of a line. */
    @FunctionalInterface
    private interface Line {
        void writeTo(JsonWriter json) throws IOException;
    }

    private void line(Line line) throws IOException {
        if (json != null && text != null) {
            json.beginObject();
            line.writeTo(json);
            json.endObject();
            text.write('\n');
        }
    }

    /** No deployment fails because of its record: after the first problem nothing more is written. */
    private void attempt(Writing writing) {
        if (problem != null) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            problem = FileWords.of(e);
        }
    }
}
