package io.github.redshiftdeploy.delivery.infra;

import java.nio.file.Path;

/** Where things are in this project. */
final class Project {

    /** The root of the project; the tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path INFRA = ROOT.resolve("infra");
    static final Path TERRAFORM = INFRA.resolve("terraform");

    private Project() {}
}
