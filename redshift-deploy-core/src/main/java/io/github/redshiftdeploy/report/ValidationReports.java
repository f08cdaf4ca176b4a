package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files that a validation leaves, and what it tells GitHub when it runs there. */
public final class ValidationReports {

    private final Path folder;
    private final Map<String, String> environment;
    private final RepositoryRoot repository;

    /**
     * Writes into a folder.
     *
     * @param project the project's folder
     * @param environment the environment variables, by which a workflow of GitHub is known
     */
    public ValidationReports(Path folder, Path project, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        this.repository = RepositoryRoot.of(project, environment);
    }

    /** Writes the files in the place of those before, and adds to the summary of the job. */
    public void write(Validation validation, FailOn failOn) throws IOException {
        boolean failed = validation.fails(failOn);
        WholeFile.write(folder.resolve("validate.json"), text -> ValidationJson.write(validation, failed, text));
        WholeFile.write(folder.resolve("validate.sarif"), text -> new Sarif(repository).write(validation, text));
        WholeFile.write(folder.resolve("TEST-validate.xml"), text -> JUnitXml.write(validation, failOn, text));
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isBlank()) {
            new JobSummary(repository).append(validation, failed, Path.of(summary));
        }
    }

    /** Returns lines to print as they are, with nothing before them: commands to GitHub; none elsewhere. */
    public List<String> annotations(Validation validation) {
        boolean github = "true".equals(environment.get("GITHUB_ACTIONS"));
        return github ? new Annotations(repository).of(validation) : List.of();
    }
}
