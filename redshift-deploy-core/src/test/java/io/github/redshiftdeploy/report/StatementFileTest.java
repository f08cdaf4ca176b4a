package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.execute.StatementRun;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementFileTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/full/statements.jsonl");
    private static final Instant BEGAN = Instant.parse("2026-11-21T08:00:01Z");

    @TempDir
    private Path folder;

    @Test
    void a_line_has_all_that_is_known_of_a_statement() throws IOException {
        StatementFile file = new StatementFile(folder);
        file.begun(DeploymentReport.begun(
                "20261121-080000-0123abcd", "prod", "dev", new Audit("ann", null, null, null, null), BEGAN));
        file.running(new Plan(List.of(), List.of(), null));
        file.ran(run(1, 0, null, null));
        file.ran(run(2, 1, "session 17 of ann holds 'orders' since 08:00 UTC", "57014"));
        Optional<String> problem = file.scriptsEnded();

        assertThat(problem).isEmpty();

        Corpus.check(GOLDEN, Files.readString(folder.resolve("statements.jsonl")));
    }

    private static StatementRun run(
            int statement, int others, @Nullable String lockHolders, @Nullable String sqlState) {
        return new StatementRun(
                "sql/1.sql",
                statement,
                10 + statement,
                BEGAN,
                BEGAN.plusMillis(1_234),
                others,
                12_345,
                3,
                Duration.ofMillis(lockHolders == null ? 0 : 1_000),
                lockHolders,
                statement,
                1,
                7,
                sqlState);
    }
}
