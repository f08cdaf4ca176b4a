package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Checked;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.script.Discovery;
import io.github.redshiftdeploy.script.Facts;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.OutlineReader;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    private static final Corpus CORPUS = Corpus.of("corpus/plan");

    @TempDir
    private Path folder;

    /** A script, its plan, and what its statements are. */
    private record Planned(Step step, List<StatementKind> kinds) {}

    @TestFactory
    Stream<DynamicTest> cuts_scripts_into_segments() {
        return CORPUS.golden(".sql", ".plan", (file, text) -> show(plan(file)));
    }

    @TestFactory
    Stream<DynamicTest> every_statement_is_in_one_segment_in_order() {
        return CORPUS.each(".sql", file -> {
            Planned planned = plan(file);

            int next = 1;
            for (Segment segment : planned.step().segments()) {
                assertThat(segment.first()).isEqualTo(next);
                assertThat(segment.size()).isPositive();
                next = segment.last() + 1;
            }
            assertThat(next - 1).isEqualTo(planned.kinds().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> what_redshift_refuses_in_a_transaction_is_in_none_of_ours() {
        return CORPUS.each(".sql", file -> {
            Planned planned = plan(file);

            assertThat(planned.step().segments())
                    .filteredOn(segment -> segment.kind() == Segment.Kind.TRANSACTION)
                    .allSatisfy(segment -> assertThat(planned.kinds().subList(segment.first() - 1, segment.last()))
                            .extracting(kind -> kind.statementClass().name())
                            .doesNotContain("ALONE"));
        });
    }

    @Test
    void a_step_keeps_what_its_script_does_to_objects() throws IOException {
        List<CheckedScript> scripts = Checked.scripts(folder, """
                -- file: 1.sql
                CREATE TABLE sales.orders (id int);
                -- file: 2.sql
                DROP TABLE sales.orders;
                """);

        Plan plan = Planner.plan(
                scripts,
                PriorDeployments.NONE,
                Map.of(),
                RunConfig.of(Identity.of("project"), "0", new Settings(Map.of())));

        assertThat(plan.steps())
                .extracting(Step::effects)
                .containsExactly(scripts.get(0).effects(), scripts.get(1).effects());
        assertThat(plan.steps().get(1).effects().things(io.github.redshiftdeploy.sql.analysis.Action.DROPS))
                .extracting(DatabaseObject::path)
                .containsExactly("sales.orders");
    }

    private static Planned plan(Path file) throws IOException {
        ScriptConfig config = ScriptConfig.of(
                file.resolveSibling(""),
                SqlSet.standard(),
                Map.of(),
                new Settings(Map.of("path", file.getFileName().toString())));
        Script script = Discovery.discover(config).get(0);
        List<StatementKind> kinds = new ArrayList<>();
        List<Diagnostic> mistakes = new ArrayList<>();
        Outline outline = OutlineReader.read(
                script, config, new Facts(statement -> kinds.add(statement.kind())), mistakes::add, () -> true);
        assertThat(mistakes).isEmpty();
        return new Planned(
                Planner.plan(
                                Outlines.checked(List.of(outline)),
                                PriorDeployments.NONE,
                                Map.of(),
                                RunConfig.of(Identity.of("project"), "0", new Settings(Map.of())))
                        .steps()
                        .get(0),
                kinds);
    }

    private static String show(Planned planned) {
        StringBuilder text = new StringBuilder();
        text.append("transaction=")
                .append(Choice.word(planned.step().script().transaction()))
                .append('\n');
        for (Segment segment : planned.step().segments()) {
            text.append(words(segment.kind()))
                    .append(segment.external() ? ", of an external table" : "")
                    .append(segment.apart() ? ", in another database" : "")
                    .append('\n');
            for (int number = segment.first(); number <= segment.last(); number++) {
                text.append("    ")
                        .append(number)
                        .append(' ')
                        .append(planned.kinds().get(number - 1))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String words(Segment.Kind kind) {
        return switch (kind) {
            case TRANSACTION -> "together, in a transaction of ours";
            case EACH -> "each by itself";
            case BLOCK -> "together, in the script's own transaction";
        };
    }
}
