package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.config.RunPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the history says of a script in a deployment at some moment; the latest row counts.
 *
 * @param deployment the id of the deployment
 * @param position the script's place in its deployment, from 1
 * @param origin where it comes from; absent in a row that this deployment makes
 * @param path the script's name
 * @param checksum the SHA-256 of its text
 * @param statements how many statements it has
 * @param committed how many of them are committed: its first ones
 * @param prefix the checksum of the first {@code covered} statements; absent when there are none or all
 * @param covered as many as were committed when the row was written
 * @param alone the number of the statement that was begun by itself and may have taken effect, or 0
 * @param error why it failed
 * @param inputs the digest of the values of placeholders that it used; empty for none, absent when nobody knows
 */
public record ScriptRow(
        String deployment,
        int position,
        @Nullable Origin origin,
        String path,
        String checksum,
        RunPolicy run,
        ScriptState state,
        int statements,
        int committed,
        @Nullable String prefix,
        int covered,
        int alone,
        @Nullable String error,
        @Nullable String inputs) {

    /**
     * Where the row comes from.
     *
     * @param project whose script it is
     * @param execution the execution that has deployed it; empty for the command line, and when nobody knows
     * @param commit the commit that was deployed, as the row of the deployment has it
     */
    public record Origin(
            String project, String execution, @Nullable String commit) {}

    /** Returns where a row comes from that the history has given. */
    public Origin from() {
        return Objects.requireNonNull(origin, "a row that was not read");
    }

    /** Tells whether some of its statements are committed, or may be, and others are not. */
    public boolean partial() {
        return !state.applied() && !state.gone() && (committed > 0 || alone > 0);
    }

    /** Tells whether nobody knows what became of the statement after the committed ones. */
    public boolean inDoubt() {
        return !state.applied() && !state.gone() && alone > committed;
    }

    /** Returns this row under another name, with another state. */
    ScriptRow as(String name, ScriptState how) {
        return new ScriptRow(
                deployment,
                position,
                origin,
                name,
                checksum,
                run,
                how,
                statements,
                committed,
                prefix,
                covered,
                alone,
                error,
                inputs);
    }

    /** Returns this row as it would be when the statement in doubt had, or had not, taken effect. */
    public ScriptRow settled(boolean done) {
        return new ScriptRow(
                deployment,
                position,
                origin,
                path,
                checksum,
                run,
                state,
                statements,
                done ? alone : committed,
                prefix,
                covered,
                0,
                error,
                inputs);
    }
}
