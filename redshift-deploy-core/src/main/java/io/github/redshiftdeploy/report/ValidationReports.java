package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files that a validation leaves. */
public final class ValidationReports {

    private static final String SARIF = "validate.sarif";

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
        WholeFile.write(sarif(), text -> new Sarif(repository).write(validation, text));
        WholeFile.write(folder.resolve("TEST-validate.xml"), text -> JUnitXml.write(validation, failOn, text));
    }

    /** Returns the file for code scanning. */
    public Path sarif() {
        return folder.resolve(SARIF);
    }

    /**
     * Writes what several modules have told for code scanning as one file, which is in the folder of the top module.
     *
     * @param files those of the modules, that of the top one perhaps among them
     */
    public void unite(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        SarifUnion union = new SarifUnion();
        for (Path file : files) {
            union.add(file);
        }
        WholeFile.write(sarif(), text -> union.write(files.get(0), text));
    }
}
