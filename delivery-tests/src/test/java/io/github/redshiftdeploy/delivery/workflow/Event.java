package io.github.redshiftdeploy.delivery.workflow;

import java.util.HashMap;
import java.util.Map;

/**
 * Why a workflow runs.
 *
 * @param name of the event
 * @param ref what it is about
 * @param sha the commit of that
 * @param base the branch that a pull request is for
 * @param head the repository that a pull request comes from; empty when it is the same
 * @param inputs what somebody typed
 */
record Event(String name, String ref, String sha, String base, String head, Map<String, Object> inputs) {

    /** Returns that of a person who presses the button. */
    static Event dispatch(String ref, String sha, Map<String, Object> inputs) {
        return new Event("workflow_dispatch", ref, sha, "", "", inputs);
    }

    /** Returns that of a pull request whose merge with its base is this commit. */
    static Event pullRequest(int number, String sha, String base) {
        return new Event("pull_request", "refs/pull/" + number + "/merge", sha, base, "", Map.of());
    }

    /** Returns that of the same from a fork. */
    Event fromFork() {
        return new Event(name, ref, sha, base, "stranger/warehouse", inputs);
    }

    /** Returns that of a branch that has moved. */
    static Event push(String ref, String sha) {
        return new Event("push", ref, sha, "", "", Map.of());
    }

    /** Returns that of the clock, which starts what stands on the default branch. */
    static Event schedule(String sha) {
        return new Event("schedule", "refs/heads/main", sha, "", "", Map.of());
    }

    /** Returns the name of the ref without its kind. */
    String refName() {
        return ref.replaceFirst("^refs/(heads|tags|pull)/", "");
    }

    /** Returns the context {@code github}. */
    Map<String, Object> context(Repository repository, long run, int attempt) {
        Map<String, Object> context = new HashMap<>();
        context.put("event_name", name);
        context.put("actor", "octocat");
        context.put("token", "ghs_of_the_job");
        context.put("sha", sha);
        context.put("ref", ref);
        context.put("ref_name", refName());
        context.put("repository", repository.name());
        context.put("run_id", Long.toString(run));
        context.put("run_attempt", Integer.toString(attempt));
        Map<String, Object> head =
                Map.of("repo", Map.of("full_name", this.head.isEmpty() ? repository.name() : this.head));
        Map<String, Object> event = new HashMap<>();
        event.put("pull_request", Map.of("head", head));
        event.put("repository", Map.of("name", repository.name().replaceFirst(".*/", "")));
        context.put("event", event);
        return context;
    }

    /** Returns what every step has in its environment. */
    Map<String, String> environment(Repository repository, long run, int attempt) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CI", "true");
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_ACTOR", "octocat");
        environment.put("GITHUB_TRIGGERING_ACTOR", "octocat");
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("GITHUB_REPOSITORY", repository.name());
        environment.put("GITHUB_RUN_ID", Long.toString(run));
        environment.put("GITHUB_RUN_ATTEMPT", Integer.toString(attempt));
        environment.put("GITHUB_EVENT_NAME", name);
        environment.put("GITHUB_REF", ref);
        environment.put("GITHUB_REF_NAME", refName());
        environment.put("GITHUB_SHA", sha);
        environment.put("GITHUB_BASE_REF", base);
        return environment;
    }
}
