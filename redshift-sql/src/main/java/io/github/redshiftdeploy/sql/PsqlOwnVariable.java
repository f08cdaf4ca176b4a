package io.github.redshiftdeploy.sql;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The variables that mean something to psql itself. */
public enum PsqlOwnVariable {
    /** They say how psql works. */
    SETTING(Set.of(
            "AUTOCOMMIT",
            "COMP_KEYWORD_CASE",
            "ECHO",
            "ECHO_HIDDEN",
            "FETCH_COUNT",
            "HIDE_TABLEAM",
            "HIDE_TOAST_COMPRESSION",
            "HISTCONTROL",
            "HISTFILE",
            "HISTSIZE",
            "IGNOREEOF",
            "ON_ERROR_ROLLBACK",
            "ON_ERROR_STOP",
            "PROMPT1",
            "PROMPT2",
            "PROMPT3",
            "QUIET",
            "SHOW_ALL_RESULTS",
            "SHOW_CONTEXT",
            "SINGLELINE",
            "SINGLESTEP",
            "VERBOSITY",
            "WATCH_INTERVAL")),
    /** They tell what psql knows, of the connection or of the statement before. */
    STATE(Set.of(
            "DBNAME",
            "ENCODING",
            "ERROR",
            "HOST",
            "LASTOID",
            "LAST_ERROR_MESSAGE",
            "LAST_ERROR_SQLSTATE",
            "PORT",
            "ROW_COUNT",
            "SERVER_VERSION_NAME",
            "SERVER_VERSION_NUM",
            "SERVICE",
            "SHELL_ERROR",
            "SHELL_EXIT_CODE",
            "SQLSTATE",
            "USER",
            "VERSION",
            "VERSION_NAME",
            "VERSION_NUM"));

    @SuppressWarnings("ImmutableEnumChecker") // Nobody can change a Set.of.
    private final Set<String> names;

    PsqlOwnVariable(Set<String> names) {
        this.names = names;
    }

    /** Returns what a name is to psql; nothing when the name is free. */
    public static Optional<PsqlOwnVariable> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }
}
