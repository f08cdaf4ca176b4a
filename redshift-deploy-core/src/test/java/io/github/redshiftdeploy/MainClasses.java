package io.github.redshiftdeploy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;

/** The classes of redshift-sql and of this module, as they are published. */
final class MainClasses {

    static final String BASE = "io.github.redshiftdeploy";

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importLocations(Set.of(home(Deployer.class), home(StatementKind.class)));

    private MainClasses() {}

    /** A module of the same build is a folder or, once it is packaged, a jar. */
    private static Location home(Class<?> type) {
        try {
            Path home = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isDirectory(home) ? Location.of(home) : Location.of(new JarFile(home.toFile()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
