package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/guides/outcomes.md} shows does what it says, whatever the outcome is. */
final class OutcomesPageTest {

    private static final Path PAGE = Path.of("../docs/guides/outcomes.md");
    private static final String REPORT = "target/redshift-deploy/report.json";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(DeploymentOutcome.class)
    void the_table_has_each_outcome_with_its_number(DeploymentOutcome outcome) throws IOException {
        assertThat(Files.readString(PAGE)).contains("\n| `" + Choice.word(outcome) + "` | " + outcome.code() + " | ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "success; 0; deployed",
                "validation-failed; 1; nothing was changed",
                "deployment-failed; 2; look at the target",
                "tests-failed; 3; deployed, and a test failed",
                "refused-by-gate; 4; nothing was changed",
                "rolled-back; 5; undone",
                "; 2; look at the target"
            })
    void a_shell_tells_them_apart(String outcome, int code, String says) throws Exception {
        assumeTrue(run("command -v jq").code() == 0, "jq is not installed");
        mvn(outcome == null ? "" : report(outcome, code));

        Ended ended = run(block("sh"));

        assertThat(ended.output()).contains(says);
        assertThat(ended.code()).isEqualTo(code);
    }

    /** What the run before has left says nothing about one that Maven did not even begin. */
    @Test
    void a_shell_is_not_misled_by_an_older_report() throws Exception {
        assumeTrue(run("command -v jq").code() == 0, "jq is not installed");
        Files.createDirectories(folder.resolve(REPORT).getParent());
        Files.writeString(folder.resolve(REPORT), report("success", 0));
        mvn("");

        assertThat(run(block("sh")).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "success, false, false",
        "validation-failed, false, false",
        "deployment-failed, true, false",
        "tests-failed, true, false",
        "refused-by-gate, false, true",
        "'', false, false"
    })
    void expressions_of_github_tell_them_apart(String outcome, boolean calls, boolean refused) throws IOException {
        List<String> conditions = Pattern.compile("if: \\$\\{\\{(.*)}}")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        Map<String, Object> outputs = Map.of("deploy", Map.of("outputs", Map.of("outcome", outcome)));
        Scope scope = new Scope(Map.of("needs", outputs, "steps", outputs), false, true);

        assertThat(conditions)
                .map(condition -> Expression.truth(Expression.value(condition, scope)))
                .containsExactly(calls, refused);
    }

    @ParameterizedTest
    @CsvSource({
        "success, ''",
        "refused-by-gate, unstable: a gate refused the deployment: nothing was changed",
        "validation-failed, error: the deployment ended with validation-failed",
        "deployment-failed, error: the deployment ended with deployment-failed",
        "'', error: the deployment ended with not-begun"
    })
    void jenkins_tells_them_apart(String outcome, String says) throws IOException {
        List<String> said = new ArrayList<>();
        Map<String, Object> steps = Map.of(
                "scm", "",
                "node", step(body -> ((Closure<?>) body).call()),
                "checkout", step(from -> ""),
                "sh", step(command -> 1),
                "fileExists", step(file -> !outcome.isEmpty() && file.equals(REPORT)),
                "readJSON", step(options -> Map.of("outcome", outcome)),
                "unstable", step(why -> said.add("unstable: " + why)),
                "error", step(why -> said.add("error: " + why)));
        Binding jenkins = new Binding();
        steps.forEach(jenkins::setVariable);

        new GroovyShell(jenkins).evaluate(block("groovy"));

        assertThat(String.join("\n", said)).isEqualTo(says);
    }

    private static Closure<Object> step(Function<Object, Object> does) {
        return new Closure<>(null) {
            @Override
            public Object call(Object... arguments) {
                return does.apply(arguments[0]);
            }
        };
    }

    private static String block(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String report(String outcome, int code) {
        return "{\"outcome\": \"" + outcome + "\", \"outcomeCode\": " + code + "}";
    }

    /** A Maven that writes a report, or ends before there is one, and fails. */
    private void mvn(String report) throws IOException {
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(
                mvn,
                report.isEmpty()
                        ? "#!/bin/bash\nexit 1\n"
                        : "#!/bin/bash\nmkdir -p target/redshift-deploy\necho '" + report + "' > " + REPORT
                                + "\nexit 1\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    private Ended run(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process bash = builder.start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(bash.waitFor(), output);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private record Ended(int code, String output) {}
}
