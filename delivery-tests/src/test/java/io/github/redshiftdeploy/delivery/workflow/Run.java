package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run of a workflow: its jobs one after another, those of called workflows included. */
final class Run {

    private static final long PATIENCE_SECONDS = 150;

    private final Repository repository;
    private final Workflow workflow;
    private final Event event;
    private final long id;
    private final int attempt;
    private final Path folder;
    private final Map<String, JobResult> results = new ConcurrentHashMap<>();
    private final Log log = new Log();
    private final CompletableFuture<Void> end;
    private volatile boolean cancelled;
    private volatile @Nullable Job current;

    private Run(
            Repository repository, Workflow workflow, Event event, long id, int attempt, Map<String, JobResult> kept)
            throws IOException {
        this.repository = repository;
        this.workflow = workflow;
        this.event = event;
        this.id = id;
        this.attempt = attempt;
        this.folder = repository.folder(id, attempt).toAbsolutePath().normalize();
        results.putAll(kept);
        assertThat(workflow.has(event.name())).isTrue();
        Map<String, Object> inputs = inputs(workflow, event.name(), event.inputs());
        end = CompletableFuture.runAsync(() -> jobs(workflow, "", inputs, null, repository.secrets()), Run::inThread);
    }

    /** Starts a run. */
    static Run start(Repository repository, String workflow, Event event) throws IOException {
        return new Run(repository, Workflow.read(workflow), event, Repository.nextRun(), 1, Map.of());
    }

    /** Starts a run of a workflow that a team has written. */
    static Run start(Repository repository, Workflow workflow, Event event) throws IOException {
        return new Run(repository, workflow, event, Repository.nextRun(), 1, Map.of());
    }

    /** Runs the jobs again that did not succeed, as the button in GitHub does. */
    Run again() throws IOException {
        Map<String, JobResult> kept = new HashMap<>(results);
        kept.values().removeIf(result -> result.conclusion() != Conclusion.SUCCESS);
        return new Run(repository, workflow, event, id, attempt + 1, kept);
    }

    /** Waits for its end. */
    Run await() throws InterruptedException {
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(log.text(), e);
        }
        return this;
    }

    /** Cancels it, as the button in GitHub does. */
    void cancel() throws IOException {
        cancelled = true;
        Job job = current;
        if (job != null) {
            job.cancel();
        }
    }

    long id() {
        return id;
    }

    int attempt() {
        return attempt;
    }

    Map<String, JobResult> results() {
        return Map.copyOf(results);
    }

    Log log() {
        return log;
    }

    /** Returns what became of a job; one of a called workflow stands behind its caller: {@code deploy / check}. */
    JobResult job(String path) {
        return Objects.requireNonNull(results.get(path), () -> path + " among " + results.keySet() + "\n" + log.text());
    }

    /** Every job that did not succeed did not run. */
    Run succeeds() throws InterruptedException {
        await();
        assertThat(results.values())
                .as(log::text)
                .allMatch(result ->
                        result.conclusion() == Conclusion.SUCCESS || result.conclusion() == Conclusion.SKIPPED);
        return this;
    }

    private static void inThread(Runnable work) {
        Thread thread = new Thread(work, "workflow run");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A workflow as it runs here.
     *
     * @param done what became of its jobs so far
     * @param granted what its caller lets it do; absent when it was not called
     * @param secrets what it knows of them
     */
    private record Level(
            Workflow file,
            Map<String, Object> inputs,
            Map<String, Object> done,
            @Nullable Map<String, Object> granted,
            Map<String, Object> secrets) {}

    private Map<String, Object> jobs(
            Workflow file,
            String prefix,
            Map<String, Object> inputs,
            @Nullable Map<String, Object> granted,
            Map<String, Object> secrets) {
        Level level = new Level(file, inputs, new LinkedHashMap<>(), granted, secrets);
        try {
            for (Map.Entry<String, Map<String, Object>> job : file.jobs().entrySet()) {
                String path = prefix + job.getKey();
                JobResult result = results.get(path);
                if (result == null) {
                    result = job(level, path, job.getValue());
                    results.put(path, result);
                }
                Map<String, Object> done = new HashMap<>();
                done.put("outputs", new Variables(result.outputs()));
                done.put("conclusion", result.conclusion());
                done.put("result", result.conclusion().name().toLowerCase(Locale.ROOT));
                level.done().put(job.getKey(), done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return level.done();
    }

    private JobResult job(Level level, String path, Map<String, Object> job) throws IOException, InterruptedException {
        Map<String, Object> needs = new HashMap<>();
        Object needed = job.getOrDefault("needs", List.of());
        for (Object need : needed instanceof List<?> list ? list : List.of(needed)) {
            needs.put(need.toString(), Objects.requireNonNull(level.done().get(need.toString()), need.toString()));
        }
        List<Object> ended = needs.values().stream()
                .map(need -> Workflow.map(need).get("conclusion"))
                .toList();
        boolean failed = ended.contains(Conclusion.FAILURE) || ended.contains(Conclusion.CANCELLED);
        Map<String, Map<String, Object>> contexts = new HashMap<>();
        contexts.put("inputs", level.inputs());
        contexts.put("needs", needs);
        contexts.put("github", event.context(repository, id, attempt));
        contexts.put("vars", new Variables(repository.variables("")));
        contexts.put("secrets", new Variables(level.secrets()));
        Scope scope = new Scope(contexts, cancelled, failed);
        String condition = job.getOrDefault("if", "true").toString().replaceFirst("^\\$\\{\\{(.*)}}$", "$1");
        boolean goesOn = Expression.asksForStatus(condition)
                || (!cancelled && ended.stream().allMatch(conclusion -> conclusion == Conclusion.SUCCESS));
        if (!goesOn || !Expression.truth(Expression.value(condition, scope))) {
            return JobResult.skipped();
        }
        Object matrix =
                Workflow.map(Workflow.map(job.get("strategy")).get("matrix")).get("include");
        if (matrix == null) {
            return job(level, path, job, contexts);
        }
        boolean failFast = !Boolean.FALSE.equals(
                Expression.fill(Workflow.map(job.get("strategy")).getOrDefault("fail-fast", true), scope));
        Set<Conclusion> conclusions = EnumSet.of(Conclusion.SUCCESS);
        Map<String, Object> outputs = new HashMap<>();
        for (Object entry : Workflow.list(Expression.fill(matrix, scope))) {
            contexts.put("matrix", Workflow.map(entry));
            String values = String.join(
                    ", ",
                    Workflow.map(entry).values().stream().map(Object::toString).toList());
            String name = path + " (" + Expression.text(Expression.fill(job.getOrDefault("name", values), scope)) + ")";
            JobResult result = failFast && conclusions.contains(Conclusion.FAILURE)
                    ? JobResult.cancelled()
                    : job(level, name, job, contexts);
            results.put(name, result);
            conclusions.add(result.conclusion());
            if (result.conclusion() == Conclusion.SUCCESS) {
                result.outputs().forEach((key, value) -> outputs.merge(key, value, Run::unlessEmpty));
            }
        }
        Conclusion conclusion = Stream.of(Conclusion.FAILURE, Conclusion.CANCELLED, Conclusion.SUCCESS)
                .filter(conclusions::contains)
                .findFirst()
                .orElseThrow();
        return new JobResult(conclusion, outputs, "", Map.of(), Map.of());
    }

    /** Of the jobs of a matrix, the last one that succeeds and sets an output to a text tells it. */
    private static Object unlessEmpty(Object before, Object after) {
        return after.equals("") ? before : after;
    }

    private JobResult job(Level level, String path, Map<String, Object> job, Map<String, Map<String, Object>> contexts)
            throws IOException, InterruptedException {
        Scope scope = new Scope(contexts, cancelled, false);
        Map<String, Object> permissions = Workflow.map(job.get("permissions"));
        if (level.granted() != null) {
            // GitHub refuses to start a called workflow that asks for more than its caller has.
            assertThat(level.granted()).as(path).containsAllEntriesOf(permissions);
        }
        if (job.containsKey("uses")) {
            return call(path, job, scope, permissions);
        }
        String environment = Expression.text(Expression.fill(job.get("environment"), scope));
        contexts.put("vars", new Variables(repository.variables(environment)));
        Object group = Expression.fill(Workflow.map(job.get("concurrency")).get("group"), scope);
        ReentrantLock lock = group == null ? new ReentrantLock() : repository.group(group.toString());
        lock.lock();
        try {
            Job running =
                    new Job(level.file(), job, contexts, new Job.Place(repository, event, id, attempt), folder, log);
            current = running;
            return running.run(path, environment, permissions.containsKey("id-token"));
        } finally {
            current = null;
            lock.unlock();
        }
    }

    private JobResult call(String path, Map<String, Object> job, Scope scope, Map<String, Object> permissions)
            throws IOException {
        String uses = Workflow.text(job, "uses");
        assertThat(uses).startsWith("./.github/workflows/");
        Workflow called = Workflow.read(uses.substring(uses.lastIndexOf('/') + 1));
        Map<String, Object> given = new HashMap<>();
        Workflow.map(job.get("with")).forEach((name, value) -> given.put(name, Expression.fill(value, scope)));
        Map<String, Object> inputs = inputs(called, "workflow_call", given);
        Map<String, Object> secrets = new HashMap<>();
        Workflow.map(job.get("secrets")).forEach((name, value) -> secrets.put(name, Expression.fill(value, scope)));
        assertThat(Workflow.map(called.trigger("workflow_call").get("secrets")).keySet())
                .containsAll(secrets.keySet());
        Map<String, Object> done = jobs(called, path + " / ", inputs, permissions, secrets);
        Scope outside = new Scope(Map.of("jobs", done), false, false);
        Map<String, Object> outputs = new HashMap<>();
        Workflow.map(called.trigger("workflow_call").get("outputs")).forEach((name, output) -> {
            Object value = Workflow.map(output).get("value");
            outputs.put(name, Expression.text(Expression.fill(value, outside)));
        });
        boolean failed = done.values().stream()
                .map(one -> Workflow.map(one).get("conclusion"))
                .anyMatch(conclusion -> conclusion == Conclusion.FAILURE || conclusion == Conclusion.CANCELLED);
        return new JobResult(failed ? Conclusion.FAILURE : Conclusion.SUCCESS, outputs, "", Map.of(), Map.of());
    }

    /** Returns what was given, with what is declared for the rest; what nobody declared is an error. */
    private static Map<String, Object> inputs(Workflow file, String trigger, Map<String, Object> given) {
        Map<String, Object> declared = Workflow.map(file.trigger(trigger).get("inputs"));
        assertThat(declared.keySet()).containsAll(given.keySet());
        Map<String, Object> inputs = new HashMap<>();
        file.inputs().keySet().forEach(name -> inputs.put(name, null));
        declared.forEach((name, input) -> {
            Map<String, Object> declaration = Workflow.map(input);
            Object value = given.get(name);
            if (value == null || value.equals("")) {
                // A caller must name it, and what it says may turn out to be empty; the button takes nothing empty.
                boolean there = trigger.equals("workflow_call") && given.containsKey(name);
                assertThat(!there && Boolean.TRUE.equals(declaration.get("required")))
                        .as(name)
                        .isFalse();
                boolean flag = "boolean".equals(declaration.get("type"));
                value = declaration.getOrDefault("default", flag ? false : "");
            }
            if ("boolean".equals(declaration.get("type"))) {
                assertThat(value).as(name).isInstanceOf(Boolean.class);
            }
            inputs.put(name, value);
        });
        return inputs;
    }
}
