package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a test of three statements: one passed, one failed, and one did not run. */
public final class TestResults {

    private TestResults() {}

    public static TestResult failed() throws IOException {
        Script script = new Script(
                "sql/orders.test.sql",
                new ScriptText.Made("SELECT TRUE;\nSELECT FALSE;\nSELECT TRUE;\n", "the test"),
                RunPolicy.ALWAYS,
                TransactionPolicy.AUTO);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        ScriptConfig config = ScriptConfig.of(Path.of("."), set, Map.of(), new Settings(Map.of()));
        List<TestStatement> statements =
                TestReader.read(script, config, problem -> {}).statements();
        Diagnostic why = Diagnostic.error(SqlTestCode.NOT_AS_EXPECTED, "expected true, and it is false");
        return new TestResult(
                script.name(),
                State.FAILED,
                Duration.ofMillis(20),
                List.of(
                        StatementResult.passed(statements.get(0), Duration.ofMillis(5), Optional.empty()),
                        StatementResult.failed(statements.get(1), Duration.ofMillis(7), why),
                        StatementResult.notRun(statements.get(2))));
    }
}
