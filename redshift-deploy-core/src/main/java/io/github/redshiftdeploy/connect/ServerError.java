package io.github.redshiftdeploy.connect;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong between here and a cluster: what the server said, or what became of the connection.
 *
 * @param state the SQLSTATE; null when nobody told one
 * @param severity what the server calls it, {@code ERROR} or {@code FATAL}; empty when it does not say, and null when
 *     it was not the server that spoke
 * @param message in the words of who spoke
 * @param detail null when there is none, as the two that follow
 * @param hint what the server advises
 * @param where what the server was at, such as a line of a procedure
 */
public record ServerError(
        @Nullable String state,
        @Nullable String severity,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where) {

    /** Makes a problem that no server has told. */
    public ServerError(@Nullable String state, String message) {
        this(state, null, message, null, null, null);
    }

    /** Tells whether it was the server that spoke. */
    public boolean said() {
        return severity != null;
    }

    /** Tells whether it has an SQLSTATE, in any letter case. */
    public boolean hasState(String code) {
        return code.equalsIgnoreCase(state);
    }

    /** Returns the message on one line, without what drivers put around it. */
    public String words() {
        return message.strip().replaceFirst("^(FATAL|ERROR): +", "").replaceAll("\\s*\\R\\s*", "; ");
    }

    /** Returns the words with the SQLSTATE, which people look up. */
    public String wordsWithState() {
        return words() + stateInWords();
    }

    /** Returns the SQLSTATE as it stands behind the words; nothing of what no server has said, and so has none. */
    public String stateInWords() {
        return state == null && !said() ? "" : " (SQLSTATE " + (state == null ? "unknown" : state) + ")";
    }
}
