package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A project that an integration test has built, and what must be true of it: the words of {@code verify.groovy}. */
public final class DeployedProject {

    private final Path folder;
    private final Path log;

    private DeployedProject(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** Returns the project in a folder. */
    public static DeployedProject in(File folder) {
        return new DeployedProject(folder.toPath(), folder.toPath().resolve("build.log"));
    }

    /** Returns a module of the project. */
    public DeployedProject module(String name) {
        return new DeployedProject(folder.resolve(name), log);
    }

    /** These scripts were deployed with success, in this order, and no others. */
    public void deployed(String... scripts) throws IOException {
        assertThat(report().get("state").getAsString()).isEqualTo("succeeded");
        assertThat(scripts("succeeded")).containsExactly(scripts);
    }

    /** The deployment failed in this script, and the log says so in these words. */
    public void failedAt(String script, String message) throws IOException {
        assertThat(report().get("state").getAsString()).isEqualTo("failed");
        assertThat(scripts("failed")).containsExactly(script);
        printed(message);
    }

    /** Somebody stopped the deployment in this script. */
    public void wasCancelledIn(String script) throws IOException {
        assertThat(report().get("state").getAsString()).isEqualTo("cancelled");
        assertThat(scripts("cancelled")).containsExactly(script);
    }

    /** The turn of these scripts never came. */
    public void notRun(String... scripts) throws IOException {
        assertThat(scripts("not-run")).containsExactly(scripts);
    }

    /** The log holds these texts, in this order. */
    public void printed(String... texts) throws IOException {
        assertThat(log()).containsSubsequence(texts);
    }

    /** The log holds this text, and no second time. */
    public void printedOnce(String text) throws IOException {
        assertThat(log()).containsOnlyOnce(text);
    }

    /** The log holds a line that begins like this. */
    public void printedLine(String start) throws IOException {
        assertThat(log().lines()).anyMatch(line -> line.startsWith(start));
    }

    /** The last validation found this and nothing else, in this order: {@code sql/a.sql:1 RS6101}. */
    public void found(String... findings) throws IOException {
        assertThat(StreamSupport.stream(
                                read("validate.json").getAsJsonArray("findings").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .map(finding -> finding.get("script").getAsString() + ":"
                                + finding.get("line").getAsString() + " "
                                + finding.get("code").getAsString()))
                .containsExactly(findings);
    }

    /** The deployment was refused: no database was started, and the record tells these codes and no success. */
    public void wasRefusedFor(String... codes) throws IOException {
        assertThat(folder.resolve("target/redshift-local")).doesNotExist();
        assertThat(report().get("state").getAsString()).isEqualTo("failed");
        assertThat(StreamSupport.stream(report().getAsJsonArray("problems").spliterator(), false)
                        .map(problem -> problem.getAsJsonObject().get("code").getAsString()))
                .containsExactly(codes);
    }

    /** No database was started, nothing was deployed. */
    public void touchedNothing() {
        assertThat(folder.resolve("target/redshift-local")).doesNotExist();
        assertThat(folder.resolve("target/redshift-deploy/report.json")).doesNotExist();
    }

    private List<String> scripts(String state) throws IOException {
        return StreamSupport.stream(report().getAsJsonArray("scripts").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(script -> script.get("state").getAsString().equals(state))
                .map(script -> script.get("script").getAsString())
                .toList();
    }

    private JsonObject report() throws IOException {
        return read("report.json");
    }

    private JsonObject read(String report) throws IOException {
        String json = Files.readString(folder.resolve("target/redshift-deploy").resolve(report));
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private String log() throws IOException {
        return Files.readString(log);
    }
}
