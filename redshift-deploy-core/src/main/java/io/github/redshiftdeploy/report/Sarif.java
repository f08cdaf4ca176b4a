package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.script.Sha256;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code validate.sarif}: what was found, in the format of SARIF 2.1.0, which code scanning and editors read. Files are
 * named from the root of the repository. A finding is recognised when its line moves: by its code, its file and the
 * text of its line.
 */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int FINGERPRINT_BYTES = 16;

    /** GitHub refuses a file with more. */
    static final int MOST_RESULTS = 25_000;

    private final RepositoryRoot repository;
    private final Map<String, Integer> seen = new HashMap<>();

    Sarif(RepositoryRoot repository) {
        this.repository = repository;
    }

    void write(Validation validation, Writer text) throws IOException {
        JsonWriter json = JsonFile.writer(text);
        List<Code> codes = codes(validation);
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("redshift-deploy");
        json.name("rules").beginArray();
        for (Code code : codes) {
            writeRule(json, code);
        }
        json.endArray().endObject().endObject();
        json.name("columnKind").value("unicodeCodePoints");
        json.name("results").beginArray();
        for (Diagnostic finding : worstFirst(validation)) {
            writeResult(json, finding, codes.indexOf(finding.code()));
        }
        json.endArray().endObject().endArray();
        json.endObject();
        json.flush();
    }

    private static List<Diagnostic> worstFirst(Validation validation) {
        return validation.findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .limit(MOST_RESULTS)
                .toList();
    }

    /** Returns the codes that were found, each once. */
    private static List<Code> codes(Validation validation) {
        Map<String, Code> codes = new TreeMap<>();
        validation.findings().forEach(finding -> codes.put(finding.code().id(), finding.code()));
        return new ArrayList<>(codes.values());
    }

    private static void writeRule(JsonWriter json, Code code) throws IOException {
        json.beginObject();
        json.name("id").value(code.id());
        json.name("name").value(Words.of(code));
        json.name("shortDescription").beginObject();
        json.name("text").value(Words.of(code).replace('-', ' ')).endObject();
        json.name("help").beginObject();
        json.name("text").value("docs/codes/" + code.id() + ".md tells what it means and how to mend it.");
        json.endObject();
        if (code instanceof Rule rule) {
            json.name("defaultConfiguration").beginObject();
            json.name("level").value(level(rule)).endObject();
        }
        json.endObject();
    }

    private static String level(Rule rule) {
        return switch (rule.level()) {
            case OFF -> "none";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }

    private void writeResult(JsonWriter json, Diagnostic finding, int rule) throws IOException {
        json.beginObject();
        json.name("ruleId").value(finding.code().id());
        json.name("ruleIndex").value(rule);
        json.name("level").value(finding.severity().toString());
        json.name("message").beginObject();
        json.name("text").value(Words.of(finding)).endObject();
        if (finding.place() != null) {
            json.name("locations").beginArray();
            writeLocation(json, finding.place());
            json.endArray();
        }
        json.name("partialFingerprints").beginObject();
        json.name("redshiftDeploy/v1").value(fingerprint(finding)).endObject();
        json.endObject();
    }

    private void writeLocation(JsonWriter json, Place place) throws IOException {
        json.beginObject().name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(uri(repository.name(place.path())));
        json.name("uriBaseId").value(ROOT).endObject();
        json.name("region").beginObject();
        json.name("startLine").value(Math.max(1, place.line()));
        if (place.column() > 0) {
            json.name("startColumn").value(place.column());
        }
        json.endObject().endObject().endObject();
    }

    /** A name may hold blanks, a colon or a percent sign, which mean something else in a URI. */
    private static String uri(String name) {
        StringBuilder uri = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || "-._~/".indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HEX.toHexDigits(b));
            }
        }
        return uri.toString();
    }

    private String fingerprint(Diagnostic finding) {
        Place place = finding.place();
        String line = place == null || place.sourceLine() == null
                ? finding.message()
                : place.sourceLine().strip();
        String path = place == null ? "" : repository.name(place.path());
        String same = Sha256.of(String.join("\0", finding.code().id(), path, line), FINGERPRINT_BYTES);
        return same + ":" + seen.merge(same, 1, Integer::sum);
    }
}
