package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.Waiver;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.execute.ExecuteCode;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.gate.GateCode;
import io.github.redshiftdeploy.sqltest.TestResults;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report");
    private static final Instant BEGUN = Instant.parse("2026-11-21T08:00:00Z");
    private static final Audit AUDIT =
            new Audit("alice", "0123abcd", "main", "https://github.com/acme/dw/actions/runs/1/attempts/1", "DW-7");

    @TempDir
    private Path folder;

    @Test
    void says_running_before_anything_has_happened() throws IOException {
        JsonReport report = new JsonReport(folder.resolve("made/on/demand"));

        report.write(begun());

        Corpus.check(GOLDEN.resolve("running.json"), Files.readString(report.path()));
    }

    @Test
    void says_what_became_of_every_script() throws IOException {
        JsonReport report = new JsonReport(folder);
        Diagnostic failure = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, "column \"totl\" does not exist")
                .at(new Place("sql/2.sql", 12, 8, "SELECT totl"))
                .note("committed: 1 script before it")
                .help("name a column");
        Outcome outcome = new Outcome(State.FAILED, Outcomes.failed(), failure, List.of(), 7, List.of("try 2 of 4"));

        report.write(begun());
        GateAnswer waived = new GateAnswer(
                Gate.REQUIRE_TICKET,
                Diagnostic.error(GateCode.REQUIRE_TICKET, "requireTicket refuses: no ticket is given"),
                new Waiver(Gate.REQUIRE_TICKET, "the bank is down"));
        report.testEnded(TestResults.failed(), 1, 1);
        report.write(begun().at("dw.example.com:5439")
                .undoing("20261121-070000-0a1b2c3d")
                .waiving(List.of(waived))
                .ended(BEGUN.plusSeconds(61), State.FAILED, outcome, List.of(failure, ValidationReportsTest.DELETE)));

        Corpus.check(GOLDEN.resolve("failed.json"), Files.readString(report.path()));
    }

    @Test
    void leaves_nothing_else_in_the_folder() throws IOException {
        JsonReport report = new JsonReport(folder);

        report.write(begun());
        report.write(begun().ended(BEGUN, State.SUCCEEDED, null, List.of()));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(report.path());
        }
    }

    @Test
    void may_be_read_by_whom_other_files_may_be_read() throws IOException {
        JsonReport report = new JsonReport(folder);
        Path other = Files.writeString(folder.resolve("other"), "");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));

        report.write(begun());

        assertThat(Files.getPosixFilePermissions(report.path())).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void text_of_any_kind_stays_text() throws IOException {
        JsonReport report = new JsonReport(folder);
        String hostile = "</script>\u2028\"}\n\u0000\u001B[31m half a character: \uD83D";
        Diagnostic problem = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, hostile);

        report.write(begun().ended(BEGUN, State.FAILED, null, List.of(problem)));

        assertThat(message(Files.readString(report.path()))).isEqualTo(hostile.replace('\uD83D', '?'));
    }

    @Test
    void a_reader_never_sees_half_a_report() throws Exception {
        JsonReport report = new JsonReport(folder);
        Diagnostic problem = Diagnostic.error(ExecuteCode.STATEMENT_FAILED, "x".repeat(100_000));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reads = CompletableFuture.supplyAsync(() -> readUntil(done, report.path()));

        for (int i = 0; i < 200; i++) {
            report.write(begun().ended(BEGUN, State.FAILED, null, List.of(problem)));
        }
        done.set(true);

        assertThat(reads.get()).isPositive();
    }

    /** Reads the report over and over, as a whole each time, and returns how often it was there. */
    private static int readUntil(AtomicBoolean done, Path file) {
        int reads = 0;
        while (!done.get()) {
            try {
                assertThat(message(Files.readString(file))).hasSize(100_000);
                reads++;
            } catch (NoSuchFileException e) {
                assertThat(reads).isZero();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reads;
    }

    private static String message(String json) {
        JsonObject report = JsonParser.parseString(json).getAsJsonObject();
        return report.getAsJsonArray("problems")
                .get(0)
                .getAsJsonObject()
                .get("message")
                .getAsString();
    }

    private static DeploymentReport begun() {
        return DeploymentReport.begun("20261121-080000-0123abcd", "prod", "dev", AUDIT, BEGUN);
    }
}
