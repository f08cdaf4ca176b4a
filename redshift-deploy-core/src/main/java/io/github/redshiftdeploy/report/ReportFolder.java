package io.github.redshiftdeploy.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.redshiftdeploy.config.GoalSettings;
import io.github.redshiftdeploy.script.ProjectRoot;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder that reports are written to. */
public final class ReportFolder {

    private ReportFolder() {}

    /**
     * Returns the folder that the reports of a goal are written to; each execution of a POM has one of its own, and in
     * it each of several targets.
     */
    public static Path of(GoalSettings told) throws IOException {
        return of(told, told.amongSeveral().orElse(""), "");
    }

    /** Returns the folder of one leg of a release to a target; an empty name is that of its only leg. */
    public static Path of(GoalSettings told, String leg) throws IOException {
        return of(told, told.amongSeveral().orElse(""), leg);
    }

    /** Returns the folder that a goal writes to what is about all of several targets. */
    public static Path ofAll(GoalSettings told) throws IOException {
        return of(told, "", "");
    }

    private static Path of(GoalSettings told, String target, String leg) throws IOException {
        return of(
                told.root(),
                told.build(),
                Path.of("redshift-deploy", oneFolder(told.identity().execution()), oneFolder(target), leg));
    }

    /** Returns the name of one folder for any text. */
    public static String oneFolder(String text) {
        return URLEncoder.encode(text, UTF_8).replace(".", "%2E");
    }

    /**
     * Returns a folder in that of the build, which need not exist. A link that somebody has put into the repository
     * leads no report out of it; a build folder elsewhere is the choice of whoever runs Maven.
     *
     * @param project the folder of the project
     * @param build the folder of the build
     * @param name the folder's path in that
     */
    public static Path of(Path project, Path build, Path name) throws IOException {
        Path folder = build.resolve(name);
        if (build.toAbsolutePath()
                .normalize()
                .startsWith(project.toAbsolutePath().normalize())) {
            return new ProjectRoot(project).file(folder.toAbsolutePath().toString());
        }
        return Files.exists(build, LinkOption.NOFOLLOW_LINKS) ? new ProjectRoot(build).file(name.toString()) : folder;
    }
}
