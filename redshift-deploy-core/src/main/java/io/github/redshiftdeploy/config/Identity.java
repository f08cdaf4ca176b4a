package io.github.redshiftdeploy.config;

import org.jspecify.annotations.Nullable;

/**
 * Whose scripts are deployed, as the history knows it.
 *
 * @param project the group and artifact id; without a POM the repository's owner and name, or the folder's name
 * @param label the short name for people; the history of the first version knew projects by it alone
 * @param execution the execution of the POM that deploys; empty for the command line
 */
public record Identity(String project, String label, String execution) {

    /** What Maven calls an execution that the command line begins. */
    private static final String COMMAND_LINE = "default-cli";

    /** Returns the identity of what has one name for everybody. */
    public static Identity of(String name) {
        return new Identity(name, name, "");
    }

    /** Returns the identity of a project with a POM. */
    public static Identity ofPom(String groupId, String artifactId, @Nullable String execution) {
        return new Identity(groupId + ":" + artifactId, artifactId, execution(execution));
    }

    /** Returns the identity of a folder without a POM; {@code repository} is absent outside of a repository. */
    public static Identity ofFolder(String folder, @Nullable String repository, @Nullable String execution) {
        return new Identity(repository == null ? folder : repository, folder, execution(execution));
    }

    private static String execution(@Nullable String id) {
        return id == null || id.equals(COMMAND_LINE) ? "" : id;
    }
}
