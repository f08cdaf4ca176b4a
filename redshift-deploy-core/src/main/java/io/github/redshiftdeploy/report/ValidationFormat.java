package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import java.io.IOException;

/** A form in which programs hear what a validation found; it stands in the list of {@link ValidationReports}. */
@FunctionalInterface
interface ValidationFormat {

    /** Tells what was found. */
    void tell(Validation validation, FailOn failOn) throws IOException;
}
