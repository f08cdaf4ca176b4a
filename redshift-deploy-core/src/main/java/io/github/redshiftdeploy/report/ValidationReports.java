package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The files that a validation leaves. */
public final class ValidationReports {

    private final Path folder;
    private final RepositoryRoot repository;

    /**
     * Writes into a folder.
     *
     * @param project the project's folder
     * @param environment the environment variables, by which a workflow of GitHub tells where the repository begins
     */
    public ValidationReports(Path folder, Path project, Map<String, String> environment) {
        this.folder = folder;
        this.repository = RepositoryRoot.of(project, environment);
    }

    /** Writes the files in the place of those before. */
    public void write(Validation validation, FailOn failOn) throws IOException {
        boolean failed = validation.fails(failOn);
        WholeFile.write(folder.resolve("validate.json"), text -> ValidationJson.write(validation, failed, text));
        WholeFile.write(folder.resolve("validate.sarif"), text -> new Sarif(repository).write(validation, text));
        WholeFile.write(folder.resolve("TEST-validate.xml"), text -> JUnitXml.write(validation, failOn, text));
    }
}
