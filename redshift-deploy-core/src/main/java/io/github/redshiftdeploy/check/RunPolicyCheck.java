package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.script.Script;
import java.util.Optional;

/**
 * Finds run policies that cannot be kept: what ran before is not known, for no history is kept yet. To run again what
 * was meant to run once is refused; to run again what has not changed is only said.
 */
public final class RunPolicyCheck {

    private RunPolicyCheck() {}

    /** Returns what is to be said about the run policy of a script. */
    public static Optional<Diagnostic> check(Script script) {
        return switch (script.run()) {
            case ALWAYS -> Optional.empty();
            case ONCE ->
                Optional.of(Diagnostic.error(
                                CheckCode.RUN_POLICY, "'run: once' cannot be kept: what ran before is not recorded yet")
                        .at(Place.file(script.name()))
                        .help("remove it, and write the script so that it can run again"));
            case ON_CHANGE ->
                Optional.of(Diagnostic.warning(
                                CheckCode.RUN_POLICY, "'run: on-change' is not kept yet: the script runs each time")
                        .at(Place.file(script.name())));
        };
    }
}
