package io.github.redshiftdeploy.execute;

import java.util.List;
import java.util.Optional;

/**
 * What fails for a passing reason. The server undoes the transaction and says so; the same transaction, done again by a
 * new session, may succeed. Redshift reports most of it under XX000, as it does its own bugs, so words count too.
 */
enum Retries {
    /** The manual's page {@code c_serial_isolation}: "retry the canceled transaction". */
    SERIALIZABLE("XX000", "Serializable isolation violation"),
    /** The same by its number, as older releases say it. */
    NUMBER_1023("XX000", "1023"),
    /** Seen under DDL beside materialized views that refresh themselves; AWS's driver, issue 147. */
    CONFLICT("XX000", "conflict with concurrent transaction"),
    /** A table that was replaced while the statement was planned; dbt's list. */
    LOST_TABLE("XX000", "could not open relation with OID"),
    DROPPED_TABLE("XX000", "dropped by concurrent transaction"),
    /** The manual's page {@code c_write_readwrite} warns of deadlocks. */
    DEADLOCK("40P01", ""),
    SERIALIZATION("40001", ""),
    /** An administrator, or a maintenance window, ended the session. */
    SHUTDOWN("57P01", ""),
    CRASH("57P02", ""),
    STARTING("57P03", "");

    private final String sqlState;
    private final String words;

    Retries(String sqlState, String words) {
        this.sqlState = sqlState;
        this.words = words;
    }

    /** Returns why a failure may pass, or nothing when it will not. */
    static Optional<Retries> of(String state, List<String> said) {
        for (Retries reason : values()) {
            if (reason.sqlState.equals(state) && said.stream().anyMatch(text -> text.contains(reason.words))) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
