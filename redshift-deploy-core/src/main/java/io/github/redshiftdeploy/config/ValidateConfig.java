package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;

/**
 * Everything that a validation is told.
 *
 * @param failOn the least finding that fails it
 * @param baselineUpdate whether the findings of today are accepted from now on
 */
public record ValidateConfig(
        ScriptConfig scripts, CheckConfig checks, TestConfig tests, FailOn failOn, boolean baselineUpdate) {

    /** Reads the settings of a validation. */
    public static ValidateConfig of(ScriptConfig scripts, CheckConfig checks, Settings settings) {
        boolean update = settings.flag("baselineUpdate", false);
        if (update && checks.baseline() == null) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift.baselineUpdate' is set, but 'redshift.baseline' is not")
                    .help("name the file to write with 'redshift.baseline'"));
        }
        return new ValidateConfig(
                scripts,
                checks,
                TestConfig.of(settings),
                settings.choice("failOn", FailOn.class, FailOn.ERROR),
                update);
    }
}
