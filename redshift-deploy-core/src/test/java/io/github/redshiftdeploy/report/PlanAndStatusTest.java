package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.config.RiskLevel;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.Waiver;
import io.github.redshiftdeploy.connect.SessionId;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.history.DeploymentKind;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.DeploymentState;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.PlanCode;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Remark;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Segment.Kind;
import io.github.redshiftdeploy.plan.StatementRisk;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.plan.gate.GateCode;
import io.github.redshiftdeploy.plan.order.Lock;
import io.github.redshiftdeploy.plan.order.Tie;
import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.TableLock;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan and a status in which everything occurs, as people and as programs see them. */
final class PlanAndStatusTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/full");

    private static final Audit AUDIT =
            new Audit("alice", "0123abcd", "main", "https://github.com/acme/dw/actions/runs/1/attempts/1", "DW-7");

    private static final DeploymentRow CUT = new DeploymentRow(
            "20261121-080000-0123abcd",
            "20261120-080000-0123abcd",
            "com.acme:dw",
            "nightly",
            DeploymentKind.DEPLOY,
            "dw",
            "prod",
            DeploymentState.FAILED,
            DeploymentOutcome.DEPLOYMENT_FAILED,
            "2026-11-21 08:00:00",
            "2026-11-21 08:01:00",
            AUDIT,
            List.of(new SessionId(12)),
            "relation \"missing\" does not exist",
            "requireTicket: nobody is there to write one",
            null,
            null);

    @TempDir
    private Path folder;

    @Test
    void a_plan_for_people() throws IOException {
        Corpus.check(GOLDEN.resolve("plan.txt"), String.join("\n", PlanReport.lines(preview(), true)) + "\n");
    }

    @Test
    void of_many_warnings_people_see_the_first_and_programs_all() throws IOException {
        Plan plan = new Plan(List.of(), List.of(), null);
        PlanPreview preview = new PlanPreview(
                plan,
                Outcomes.CHECKSUM,
                null,
                List.of(),
                List.of(),
                Collections.nCopies(7, "it locks"),
                Collections.nCopies(6, "assumed"));

        PlanReport.write(folder.resolve("plan.json"), preview);

        assertThat(PlanReport.lines(preview, true))
                .contains("! and 2 more; plan.json has them", "? and 1 more; plan.json has them");
        assertThat(JsonParser.parseString(Files.readString(folder.resolve("plan.json")))
                        .getAsJsonObject()
                        .getAsJsonArray("warnings"))
                .hasSize(7);
    }

    @Test
    void a_plan_for_programs() throws IOException {
        PlanReport.write(folder.resolve("plan.json"), preview());

        Corpus.check(GOLDEN.resolve("plan.json"), Files.readString(folder.resolve("plan.json")));
    }

    @Test
    void a_status_for_people() throws IOException {
        Corpus.check(GOLDEN.resolve("status.txt"), String.join("\n", StatusReport.lines(status())) + "\n");
    }

    @Test
    void a_status_for_programs() throws IOException {
        StatusReport.write(folder, status());

        Corpus.check(GOLDEN.resolve("status.json"), Files.readString(folder.resolve("status.json")));
    }

    @Test
    void every_way_to_stand_occurs_in_the_status() {
        assertThat(status().scripts())
                .extracting(ScriptStatus::state)
                .containsExactlyInAnyOrder(ScriptStatus.State.values());
    }

    @Test
    void nothing_in_the_full_reports_is_empty() throws IOException {
        PlanReport.write(folder.resolve("plan.json"), preview());
        StatusReport.write(folder, status());

        for (String name : List.of("plan.json", "status.json")) {
            JsonObject whole = JsonParser.parseString(Files.readString(folder.resolve(name)))
                    .getAsJsonObject();
            whole.entrySet()
                    .forEach(entry -> assertThat(isEmpty(entry.getValue()))
                            .as("%s of %s", entry.getKey(), name)
                            .isFalse());
        }
    }

    private static boolean isEmpty(JsonElement value) {
        return value.isJsonNull() || (value instanceof JsonArray array && array.isEmpty());
    }

    private static PlanPreview preview() {
        List<Step> steps = List.of(
                new Step(
                        Outcomes.outline("sql/1.sql"),
                        ScriptEffects.NONE,
                        List.of(),
                        Action.SKIP,
                        "applied by " + CUT.id(),
                        0,
                        null),
                new Step(
                        Outcomes.outline("sql/2.sql"),
                        ScriptEffects.NONE,
                        List.of(
                                new Segment(Kind.TRANSACTION, false, false, 1, 2),
                                new Segment(Kind.EACH, false, false, 3, 3),
                                new Segment(Kind.BLOCK, false, false, 4, 5)),
                        Action.RESUME,
                        "2 of 5 statements are committed",
                        2,
                        "c0ffee"),
                new Step(
                        Outcomes.outline("sql/3.sql"),
                        ScriptEffects.NONE,
                        List.of(
                                new Segment(Kind.EACH, true, false, 1, 1),
                                new Segment(Kind.TRANSACTION, false, true, 2, 5)),
                        Action.RUN,
                        "runs always",
                        0,
                        null));
        Diagnostic problem = Diagnostic.error(PlanCode.IN_DOUBT, "nobody can tell whether statement 3 has taken effect")
                .at(new Place("sql/2.sql", 4, 1, "VACUUM"))
                .note("it was sent")
                .help("look at what it changes");
        Lock lock = new Lock(TableLock.ACCESS_EXCLUSIVE, "sales.orders", Set.of("ALTER TABLE"));
        Diagnostic refusal = Diagnostic.error(GateCode.REQUIRE_TICKET, "requireTicket refuses: no ticket is given")
                .note("wants: -Dredshift.ticket=..., which matches 'CHG-1' as a whole")
                .help("mend it");
        Diagnostic closed = Diagnostic.error(GateCode.MAINTENANCE_WINDOW, "maintenanceWindow refuses: it is Mon");
        return new PlanPreview(
                new Plan(steps, List.of(problem), CUT),
                Outcomes.CHECKSUM,
                "prod (dw.example.com:5439, database dev)",
                List.of(List.of(), List.of(), List.of(new Tie(1, "reads sales.orders", true))),
                List.of(List.of(), List.of(lock), List.of()),
                List.of(
                        new GateAnswer(Gate.REQUIRE_TICKET, refusal, null),
                        new GateAnswer(
                                Gate.MAINTENANCE_WINDOW,
                                closed,
                                new Waiver(Gate.MAINTENANCE_WINDOW, "nobody is there at night"))),
                List.of(
                        new StatementRisk(
                                RiskLevel.LOW,
                                Nature.LOCKS,
                                "sql/2.sql",
                                new Position(3, 1),
                                1,
                                null,
                                "ALTER TABLE locks others out of sales.orders (size unknown)"),
                        new StatementRisk(
                                RiskLevel.HIGH,
                                Nature.LOSES_ROWS,
                                "sql/2.sql",
                                new Position(4, 1),
                                2,
                                null,
                                "TRUNCATE loses the rows of sales.orders (12,345,678 rows, 4,321 MB)")),
                List.of(
                        new Remark(
                                "sql/2.sql",
                                Remark.Kind.LOST_PRIVILEGES,
                                "loses privileges on view sales.recent: GRANT SELECT ON TABLE sales.recent TO ann"),
                        new Remark("sql/2.sql", Remark.Kind.NO_WAY_BACK, "changes rows of table sales.orders"),
                        new Remark("sql/2.sql", Remark.Kind.NO_WAY_BACK, "calls routine sales.load")),
                List.of("sql/2.sql locks sales.orders"),
                List.of("assumed that schema 'lake' is not external"));
    }

    private static Status status() {
        List<ScriptStatus> scripts = Arrays.stream(ScriptStatus.State.values())
                .map(PlanAndStatusTest::standing)
                .toList();
        return new Status(
                scripts, List.of(CUT), new Holder(CUT.id(), "alice", AUDIT.runUrl(), "2026-11-21 08:00:00", 30, 90));
    }

    private static ScriptStatus standing(ScriptStatus.State state) {
        String name = "sql/" + Choice.word(state) + ".sql";
        return switch (state) {
            case PENDING -> new ScriptStatus(name, state, RunPolicy.ON_CHANGE, null);
            case APPLIED, CHANGED -> new ScriptStatus(name, state, RunPolicy.ONCE, row(name, ScriptState.SUCCEEDED, 5));
            case FAILED -> new ScriptStatus(name, state, RunPolicy.ALWAYS, row(name, ScriptState.FAILED, 0));
            case PARTIAL -> new ScriptStatus(name, state, RunPolicy.ALWAYS, row(name, ScriptState.FAILED, 2));
            case MISSING -> new ScriptStatus(name, state, null, row(name, ScriptState.SUCCEEDED, 5));
        };
    }

    private static ScriptRow row(String name, ScriptState state, int committed) {
        return new ScriptRow(
                CUT.id(),
                1,
                null,
                name,
                Outcomes.CHECKSUM,
                RunPolicy.ALWAYS,
                state,
                5,
                committed,
                null,
                committed,
                0,
                state.applied() ? null : "relation \"missing\" does not exist",
                "");
    }
}
