package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All forms in which programs hear what a validation found. */
public final class ValidationReports {

    private static final String SARIF = "validate.sarif";

    private final Path folder;
    private final List<ValidationFormat> formats;

    /**
     * Writes into a folder.
     *
     * @param project the project's folder
     * @param environment the environment variables, by which a workflow of GitHub tells where the repository begins
     */
    public ValidationReports(Path folder, Path project, Map<String, String> environment, GitHub github) {
        this.folder = folder;
        RepositoryRoot repository = RepositoryRoot.of(project, environment);
        this.formats = List.of(
                file("validate.json", ValidationJson::write),
                file(SARIF, (validation, failOn, text) -> new Sarif(repository).write(validation, text)),
                file("TEST-validate.xml", ValidationJUnit::write),
                (validation, failOn) -> github.tell(validation, validation.fails(failOn)));
    }

    private ValidationFormat file(String name, Content content) {
        return (validation, failOn) ->
                WholeFile.write(folder.resolve(name), text -> content.write(validation, failOn, text));
    }

    /** What stands in a file. */
    @FunctionalInterface
    private interface Content {
        void write(Validation validation, FailOn failOn, Writer text) throws IOException;
    }

    /** Tells what was found, in files in the place of those before and to GitHub. */
    public void tell(Validation validation, FailOn failOn) throws IOException {
        for (ValidationFormat format : formats) {
            format.tell(validation, failOn);
        }
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
