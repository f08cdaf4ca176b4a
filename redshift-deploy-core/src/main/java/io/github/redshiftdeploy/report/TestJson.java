package io.github.redshiftdeploy.report;

import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.sqltest.StatementResult;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.io.IOException;
import java.util.List;

/** What became of tests, as a part of {@code report.json}; what they failed of is among its problems. */
final class TestJson {

    private TestJson() {}

    static void write(JsonWriter json, List<TestResult> results) throws IOException {
        json.name("tests").beginArray();
        for (TestResult result : results) {
            json.beginObject();
            json.name("script").value(result.script());
            json.name("state").value(Choice.word(result.state()));
            json.name("milliseconds").value(result.elapsed().toMillis());
            json.name("passed").value(result.assertions(Verdict.PASSED));
            json.name("failed").value(result.assertions(Verdict.FAILED));
            json.name("statements").beginArray();
            for (StatementResult statement : result.statements()) {
                json.beginObject();
                json.name("line").value(statement.line());
                json.name("state").value(Choice.word(statement.verdict()));
                json.name("milliseconds").value(statement.elapsed().toMillis());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }
}
