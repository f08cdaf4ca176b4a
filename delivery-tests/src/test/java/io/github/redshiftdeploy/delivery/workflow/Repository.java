package io.github.redshiftdeploy.delivery.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** A repository of SQL on GitHub: its commits, its settings, and what its runs wait for. */
final class Repository {

    private static final AtomicLong RUNS = new AtomicLong(1000);

    private final String name;
    private final Path origin;
    private final Path work;
    private final Path runs;
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> secrets = new HashMap<>();
    private final Map<String, Map<String, Object>> environments = new HashMap<>();
    private final Map<String, ReentrantLock> groups = new ConcurrentHashMap<>();

    private Repository(String name, Path folder) {
        this.name = name;
        this.origin = folder.resolve("origin.git");
        this.work = folder.resolve("work");
        this.runs = folder.resolve("runs");
    }

    /** Makes a repository whose branch {@code main} has these files. */
    static Repository create(String name, Path folder, Map<String, String> files)
            throws IOException, InterruptedException {
        Repository repository = new Repository(name, folder);
        Files.createDirectories(folder);
        Git.run(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
        Git.run(folder, "init", "--quiet", "--initial-branch=main", "work");
        Git.run(repository.work, "remote", "add", "origin", repository.origin.toString());
        repository.commit("refs/heads/main", files);
        return repository;
    }

    /** Adds a commit to what {@code main} has, puts a ref of any name on it, and returns its id. */
    String commit(String ref, Map<String, String> files) throws IOException, InterruptedException {
        if (Git.succeeds(origin, "rev-parse", "--verify", "--quiet", "refs/heads/main")) {
            Git.run(work, "fetch", "--quiet", "origin", "main");
            Git.run(work, "checkout", "--quiet", "--detach", "FETCH_HEAD");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = work.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        Git.run(work, "add", "--all");
        Git.run(work, "commit", "--quiet", "--message", "Change " + files.keySet());
        String commit = Git.run(work, "rev-parse", "HEAD");
        Git.run(work, "push", "--quiet", "--force", "origin", commit + ":" + ref);
        return commit;
    }

    /** Puts a ref on a commit, also one whose name Git's own commands would not give it. */
    void point(String ref, String commit) throws IOException, InterruptedException {
        Git.run(origin, "update-ref", ref, commit);
    }

    /** Sets a variable of the repository. */
    Repository variable(String key, String value) {
        variables.put(key, value);
        return this;
    }

    /** Stores a secret of the repository. */
    Repository secret(String key, String value) {
        secrets.put(key, value);
        return this;
    }

    Map<String, Object> secrets() {
        return Map.copyOf(secrets);
    }

    /** Makes an environment with its variables. */
    Repository environment(String environment, Map<String, String> values) {
        environments.put(environment, new HashMap<>(values));
        return this;
    }

    String name() {
        return name;
    }

    Path origin() {
        return origin;
    }

    /** Returns a new folder for an attempt of a run. */
    Path folder(long run, int attempt) throws IOException {
        return Files.createDirectories(runs.resolve(run + "-" + attempt));
    }

    static long nextRun() {
        return RUNS.incrementAndGet();
    }

    /** Returns the variables that a job sees; it names an environment, or none by an empty text. */
    Map<String, Object> variables(String environment) {
        Map<String, Object> all = new HashMap<>(variables);
        if (!environment.isEmpty()) {
            all.putAll(Objects.requireNonNull(environments.get(environment), "no environment " + environment));
        }
        return all;
    }

    /** Returns the lock of a concurrency group; who waits for it gets it in turn. */
    ReentrantLock group(String group) {
        return groups.computeIfAbsent(group, key -> new ReentrantLock(true));
    }

    /** Tells whether a job waits for another one of its group. */
    boolean hasQueue() {
        return groups.values().stream().anyMatch(ReentrantLock::hasQueuedThreads);
    }
}
