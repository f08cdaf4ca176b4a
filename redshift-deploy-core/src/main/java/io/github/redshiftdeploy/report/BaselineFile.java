package io.github.redshiftdeploy.report;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.Baseline.Entry;
import io.github.redshiftdeploy.check.CheckCode;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ConfigCode;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.script.ProjectRoot;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that a project keeps its baseline in, beside its scripts: JSON in an order of its own with a line an entry,
 * so that two branches that change it can be merged.
 */
public final class BaselineFile {

    /** The version of the file's shape; a number more means that older readers do not understand it. */
    private static final int FORMAT = 1;

    private static final int MOST_STALE = 10;

    private static final String UPDATE = "-Dredshift.baselineUpdate=true";

    private final @Nullable Path file;
    private final String name;

    private BaselineFile(@Nullable Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** Returns the file that is configured; when there is none, it is an empty one. */
    public static BaselineFile of(ScriptConfig scripts, CheckConfig checks) throws IOException {
        return checks.baseline() == null
                ? new BaselineFile(null, "")
                : new BaselineFile(
                        new ProjectRoot(scripts.root()).file(checks.baseline().toString()),
                        checks.baseline().toString());
    }

    /**
     * Returns what is accepted.
     *
     * @throws DiagnosticException when the file is not there, or is no baseline
     */
    public Baseline read() throws IOException {
        if (file != null && !Files.isRegularFile(file)) {
            throw new DiagnosticException(
                    Diagnostic.error(ConfigCode.FILE_NOT_FOUND, "'redshift.baseline' names no file: '" + name + "'")
                            .help("write it with " + UPDATE));
        }
        return readIfThere();
    }

    /** Returns what is accepted: nothing when the file is not there. */
    public Baseline readIfThere() throws IOException {
        if (file == null || !Files.exists(file)) {
            return Baseline.NONE;
        }
        try (Reader text = Files.newBufferedReader(file)) {
            return new Baseline(entries(new JsonReader(text)));
        } catch (MalformedJsonException
                | EOFException
                | CharacterCodingException
                | JsonParseException
                | IllegalStateException
                | NumberFormatException e) {
            throw new DiagnosticException(malformed("it is not the JSON that is expected"), e);
        }
    }

    private List<Entry> entries(JsonReader json) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int format = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "format" -> format = json.nextInt();
                case "findings" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        entries.add(entry(json));
                    }
                    json.endArray();
                }
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (format != FORMAT || json.peek() != JsonToken.END_DOCUMENT) {
            throw new DiagnosticException(malformed("its format is " + format + ", not " + FORMAT));
        }
        return entries;
    }

    private static Entry entry(JsonReader json) throws IOException {
        String script = "";
        String rule = "";
        String statement = "";
        int count = 1;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "script" -> script = json.nextString();
                case "rule" -> rule = json.nextString();
                case "statement" -> statement = json.nextString();
                case "count" -> count = json.nextInt();
                default -> json.skipValue();
            }
        }
        json.endObject();
        return new Entry(script, rule, statement, count);
    }

    private Diagnostic malformed(String why) {
        return Diagnostic.error(ConfigCode.MALFORMED_BASELINE, "the baseline cannot be read: " + why)
                .at(Place.file(name))
                .help("restore it from Git, or remove it and write it anew with " + UPDATE);
    }

    /** Writes what is accepted. */
    public void write(Baseline baseline) throws IOException {
        if (file == null) {
            throw new IllegalStateException("there is no file to write");
        }
        WholeFile.write(file, text -> {
            text.write("{\n  \"format\": " + FORMAT + ",\n  \"findings\": [");
            String lead = "\n    ";
            for (Entry entry : baseline.entries()) {
                text.write(lead);
                write(entry, text);
                lead = ",\n    ";
            }
            text.write("\n  ]\n}\n");
        });
    }

    private static void write(Entry entry, Writer text) throws IOException {
        StringWriter line = new StringWriter();
        JsonWriter json = new JsonWriter(line);
        json.beginObject();
        json.name("script").value(entry.script());
        json.name("rule").value(entry.rule());
        json.name("statement").value(entry.statement());
        json.name("count").value(entry.count());
        json.endObject();
        text.write(line.toString());
    }

    /** Returns what to say of entries that match nothing any more. */
    public Optional<Diagnostic> stale(List<Entry> entries) {
        int findings = entries.stream().mapToInt(Entry::count).sum();
        if (findings == 0) {
            return Optional.empty();
        }
        Diagnostic problem = Diagnostic.warning(
                        CheckCode.STALE_BASELINE,
                        findings == 1
                                ? "a finding of the baseline is not there any more"
                                : findings + " findings of the baseline are not there any more")
                .at(Place.file(name));
        for (Entry entry : entries.subList(0, Math.min(MOST_STALE, entries.size()))) {
            problem = problem.note("gone: " + entry.count() + " " + entry.rule() + " in '" + entry.script() + "'");
        }
        return Optional.of(problem.help("take them out with " + UPDATE));
    }
}
