package io.github.redshiftdeploy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.redshiftdeploy.sql.StatementKind;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The classes of redshift-sql and of this module, as they are published. */
final class MainClasses {

    static final String BASE = "io.github.redshiftdeploy";

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(List.of(home(Deployer.class), home(StatementKind.class)));

    private MainClasses() {}

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
