package io.github.redshiftdeploy.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who deploys what, from where.
 *
 * @param actor the person: in GitHub the one who started this run, elsewhere the user of this machine
 * @param commit the commit that is checked out, and how many files differ from it
 * @param branch the branch or tag that is checked out
 * @param runUrl the page of the GitHub run, its attempt included
 * @param ticket what the deployment is for
 */
public record Audit(
        String actor,
        @Nullable String commit,
        @Nullable String branch,
        @Nullable String runUrl,
        @Nullable String ticket) {

    /**
     * Gathers the facts. The commit is the one that is checked out: {@code GITHUB_SHA} is that of the ref the run was
     * started on, which need not be the same.
     *
     * @param environment the environment variables
     * @param checkout commit and branch that Git tells, under {@code commit} and {@code branch}
     */
    public static Audit of(Map<String, String> environment, Map<String, String> checkout, Settings settings) {
        String actor = environment.getOrDefault("GITHUB_TRIGGERING_ACTOR", environment.get("GITHUB_ACTOR"));
        return new Audit(
                settings.text("installedBy").orElse(actor != null ? actor : System.getProperty("user.name", "unknown")),
                checkout.getOrDefault("commit", environment.get("GITHUB_SHA")),
                checkout.getOrDefault("branch", environment.get("GITHUB_REF_NAME")),
                runUrl(environment),
                settings.text("ticket").orElse(null));
    }

    private static @Nullable String runUrl(Map<String, String> environment) {
        String server = environment.get("GITHUB_SERVER_URL");
        String repository = environment.get("GITHUB_REPOSITORY");
        String run = environment.get("GITHUB_RUN_ID");
        if (server == null || repository == null || run == null) {
            return null;
        }
        return server + "/" + repository + "/actions/runs/" + run + "/attempts/"
                + environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1");
    }
}
