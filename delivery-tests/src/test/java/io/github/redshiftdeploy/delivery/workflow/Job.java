package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A job on a fresh machine: its steps in order, as GitHub's runner takes them. */
final class Job {

    /** GitHub's runner waits so long after SIGINT and then sends SIGTERM. */
    private static final long GRACE_MILLISECONDS = 7_500;

    private static final AtomicLong PAGES = new AtomicLong(70_000);

    private static final Pattern LONG_OUTPUT = Pattern.compile("(?<name>[a-z-]+)<<(?<end>.+)");

    private final Workflow workflow;
    private final Map<String, Object> job;
    private final Map<String, Map<String, Object>> contexts;
    private final Place place;
    private final Path folder;
    private final Log log;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Object> outcomes = new HashMap<>();
    private final Map<String, Conclusion> ended = new LinkedHashMap<>();
    private final StringBuilder summary = new StringBuilder();
    private boolean failed;
    private volatile boolean cancelled;
    private volatile @Nullable Process process;

    /** The run that a job belongs to. */
    record Place(Repository repository, Event event, long run, int attempt) {}

    Job(
            Workflow workflow,
            Map<String, Object> job,
            Map<String, Map<String, Object>> contexts,
            Place place,
            Path folder,
            Log log) {
        this.workflow = workflow;
        this.job = job;
        this.contexts = contexts;
        this.place = place;
        this.folder = folder;
        this.log = log;
    }

    /** Runs the steps. */
    JobResult run(String path, String environmentName, boolean identity) throws IOException, InterruptedException {
        Path machine = folder.resolve(path.replaceAll("[^a-z0-9]+", "-"));
        Path workspace = Files.createDirectories(machine.resolve("workspace"));
        environment.putAll(Git.ENVIRONMENT);
        environment.putAll(Cloud.runner(Files.createDirectories(machine.resolve("home"))));
        environment.putAll(place.event().environment(place.repository(), place.run(), place.attempt()));
        environment.put("GITHUB_WORKSPACE", workspace.toString());
        environment.put("RUNNER_OS", "Linux");
        if (identity) {
            environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", "https://token.invalid");
        }
        Actions actions = new Actions(
                place, workspace, machine.resolve("artifacts"), identity ? environmentName : null, environment);
        declareSteps();
        contexts.put("steps", outcomes);
        long page = PAGES.incrementAndGet();
        int number = 0;
        for (Map<String, Object> step : Workflow.steps(job)) {
            Path files = Files.createDirectories(machine.resolve("files-" + ++number));
            String name = Workflow.text(step, "name");
            contexts.put("job", Map.of("status", conclusion().name().toLowerCase(Locale.ROOT), "check_run_id", page));
            Conclusion conclusion = step(step, actions, workspace, files);
            ended.put(name, conclusion);
            if (conclusion == Conclusion.FAILURE && !Boolean.TRUE.equals(step.get("continue-on-error"))) {
                failed = true;
            }
        }
        Map<String, Object> outputs = new HashMap<>();
        Workflow.map(job.get("outputs"))
                .forEach((name, value) ->
                        outputs.put(name, unlessSecret(Expression.text(Expression.fill(value, scope())))));
        return new JobResult(conclusion(), outputs, summary.toString(), ended, actions.artifacts());
    }

    private Conclusion conclusion() {
        return cancelled ? Conclusion.CANCELLED : failed ? Conclusion.FAILURE : Conclusion.SUCCESS;
    }

    /** GitHub passes no output on that holds the value of a secret. */
    private String unlessSecret(String output) {
        boolean secret =
                place.repository().secrets().values().stream().anyMatch(value -> output.contains(value.toString()));
        return secret ? "" : output;
    }

    /** Asks the running step to end, as GitHub's runner does: SIGINT first, and SIGTERM when that is not heard. */
    void cancel() throws IOException {
        cancelled = true;
        Process running = process;
        if (running == null) {
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start();
        Thread later = new Thread(
                () -> {
                    try {
                        if (!running.waitFor(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                            running.toHandle().destroy();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cancel");
        later.setDaemon(true);
        later.start();
    }

    /** Every step with an id is known from the start; its outputs are empty until it has run. */
    private void declareSteps() {
        for (Map<String, Object> step : Workflow.steps(job)) {
            if (step.containsKey("id")) {
                outcomes.put(Workflow.text(step, "id"), Map.of("outputs", new Variables(Map.of())));
            }
        }
    }

    private Scope scope() {
        return new Scope(contexts, cancelled, failed);
    }

    private Conclusion step(Map<String, Object> step, Actions actions, Path workspace, Path files)
            throws IOException, InterruptedException {
        String condition = step.getOrDefault("if", "true").toString();
        boolean asked = Expression.asksForStatus(condition);
        boolean goesOn = asked || (!failed && !cancelled);
        if (!goesOn || !Expression.truth(Expression.value(condition, scope()))) {
            return Conclusion.SKIPPED;
        }
        if (step.containsKey("uses")) {
            Map<String, String> with = new HashMap<>();
            Workflow.map(step.get("with"))
                    .forEach((name, value) -> with.put(name, Expression.text(Expression.fill(value, scope()))));
            boolean good = actions.run(Workflow.text(step, "uses"), with, log);
            return good ? Conclusion.SUCCESS : Conclusion.FAILURE;
        }
        return shell(step, workspace, files);
    }

    private Conclusion shell(Map<String, Object> step, Path workspace, Path files)
            throws IOException, InterruptedException {
        String script = Workflow.text(step, "run");
        assertThat(script).doesNotContain("${{");
        assertThat(Workflow.map(Workflow.map(workflow.content().get("defaults")).get("run")))
                .containsEntry("shell", "bash");
        Path file = Files.writeString(files.resolve("script.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString())
                .directory(workspace
                        .resolve(Expression.text(Expression.fill(step.getOrDefault("working-directory", "."), scope())))
                        .toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Workflow.map(step.get("env"))
                .forEach((name, value) ->
                        builder.environment().put(name, Expression.text(Expression.fill(value, scope()))));
        for (String variable : List.of("OUTPUT", "ENV", "PATH", "STEP_SUMMARY")) {
            builder.environment()
                    .put(
                            "GITHUB_" + variable,
                            Files.createFile(files.resolve(variable)).toString());
        }
        int exit = run(builder);
        summary.append(Files.readString(files.resolve("STEP_SUMMARY")));
        assertThat(files.resolve("ENV")).isEmptyFile();
        assertThat(files.resolve("PATH")).isEmptyFile();
        if (step.containsKey("id")) {
            Map<String, Object> outputs = new Variables(outputs(files.resolve("OUTPUT")));
            outcomes.put(Workflow.text(step, "id"), Map.of("outputs", outputs));
        }
        return exit == 0 ? Conclusion.SUCCESS : cancelled ? Conclusion.CANCELLED : Conclusion.FAILURE;
    }

    private int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process running = builder.start();
        process = running;
        try (BufferedReader lines = running.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
            }
            return running.waitFor();
        } finally {
            process = null;
        }
    }

    /**
     * A name, an equals sign and a value to a line; or a name, two less-than signs and the line that ends the value.
     */
    private static Map<String, Object> outputs(Path file) throws IOException {
        Map<String, Object> outputs = new HashMap<>();
        Iterator<String> lines = Files.readAllLines(file).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            Matcher several = LONG_OUTPUT.matcher(line);
            if (several.matches()) {
                outputs.put(several.group("name"), value(lines, several.group("end")));
            } else {
                int equals = line.indexOf('=');
                assertThat(equals).as(line).isPositive();
                outputs.put(line.substring(0, equals), Objects.requireNonNull(line.substring(equals + 1)));
            }
        }
        return outputs;
    }

    private static String value(Iterator<String> lines, String end) {
        List<String> value = new ArrayList<>();
        for (String line = lines.next(); !line.equals(end); line = lines.next()) {
            value.add(line);
        }
        return String.join("\n", value);
    }
}
