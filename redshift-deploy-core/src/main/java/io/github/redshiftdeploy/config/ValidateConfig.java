package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a validation is told.
 *
 * @param failOn the least finding that fails it
 * @param baselineUpdate whether the findings of today are accepted from now on
 * @param changedSince the Git ref since which a script must have changed to be checked; absent to check all
 */
public record ValidateConfig(
        ScriptConfig scripts,
        CheckConfig checks,
        FailOn failOn,
        boolean baselineUpdate,
        @Nullable String changedSince) {

    /** Reads the settings of a validation. */
    public static ValidateConfig of(ScriptConfig scripts, CheckConfig checks, Settings settings) {
        boolean update = settings.flag("baselineUpdate", false);
        if (update && checks.baseline() == null) {
            settings.mistake(Diagnostic.error(
                            ConfigCode.WRONG_VALUE, "'redshift.baselineUpdate' is set, but 'redshift.baseline' is not")
                    .help("name the file to write with 'redshift.baseline'"));
        }
        Optional<String> ref = settings.text("changedSince");
        ref.filter(name -> name.startsWith("-"))
                .ifPresent(name -> settings.mistake(
                        Diagnostic.error(ConfigCode.WRONG_VALUE, "'redshift.changedSince' is '" + name + "'")
                                .help("give a branch, a tag or a commit, such as origin/main")));
        return new ValidateConfig(
                scripts, checks, settings.choice("failOn", FailOn.class, FailOn.ERROR), update, ref.orElse(null));
    }
}
