package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the beginning of a project is told.
 *
 * @param version the version of the plugin that runs
 * @param pom the POM that is there, absent when there is none
 * @param directory where scripts are, relative to the project
 * @param target the target that a new POM has, absent for none but the stand-in
 * @param workflows the repository and the commit of the workflows to call, as {@code owner/name@commit}; absent when no
 *     workflow is wanted
 */
public record InitConfig(
        Path root,
        String version,
        @Nullable Pom pom,
        String directory,
        @Nullable FirstTarget target,
        @Nullable String workflows) {

    /** A commit is named in full: a tag or a branch can be moved. */
    private static final Pattern WORKFLOWS = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[0-9a-f]{40}");

    /**
     * A POM that is there.
     *
     * @param file its name
     * @param deploys whether it has the plugin, perhaps from a parent
     */
    public record Pom(String file, boolean deploys) {}

    /** Reads the settings. */
    public static InitConfig of(Path root, String version, @Nullable Pom pom, SqlSet scripts, Settings settings) {
        return new InitConfig(
                root,
                version,
                pom,
                scripts.directory(),
                FirstTarget.of(settings).orElse(null),
                workflows(settings));
    }

    private static @Nullable String workflows(Settings settings) {
        String workflows = settings.text("workflows").orElse(null);
        if (workflows != null && !WORKFLOWS.matcher(workflows).matches()) {
            settings.mistake(Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift.workflows' is '" + workflows + "'")
                    .help("give owner/name@commit, the commit with all of its 40 digits"));
        }
        return workflows;
    }
}
