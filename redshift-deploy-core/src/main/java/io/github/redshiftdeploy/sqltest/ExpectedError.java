package io.github.redshiftdeploy.sqltest;

import io.github.redshiftdeploy.connect.ServerError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error that a statement must fail with.
 *
 * @param state its SQLSTATE; absent for any
 * @param words what its message must contain, in any letter case; empty for anything
 */
record ExpectedError(@Nullable String state, String words) {

    boolean matches(ServerError error) {
        boolean says = error.words().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        return says && (state == null || error.hasState(state));
    }

    String written() {
        String said = words.isEmpty() ? "" : " that says '" + words + "'";
        return state == null ? "an error" + said : "the error " + state + said;
    }
}
