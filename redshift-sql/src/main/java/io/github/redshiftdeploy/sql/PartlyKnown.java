package io.github.redshiftdeploy.sql;

import static io.github.redshiftdeploy.sql.StatementKind.ABORT;
import static io.github.redshiftdeploy.sql.StatementKind.BEGIN;
import static io.github.redshiftdeploy.sql.StatementKind.CALL;
import static io.github.redshiftdeploy.sql.StatementKind.CLOSE;
import static io.github.redshiftdeploy.sql.StatementKind.COMMIT;
import static io.github.redshiftdeploy.sql.StatementKind.DEALLOCATE;
import static io.github.redshiftdeploy.sql.StatementKind.DECLARE;
import static io.github.redshiftdeploy.sql.StatementKind.DELETE;
import static io.github.redshiftdeploy.sql.StatementKind.DESC_DATASHARE;
import static io.github.redshiftdeploy.sql.StatementKind.DESC_IDENTITY_PROVIDER;
import static io.github.redshiftdeploy.sql.StatementKind.END;
import static io.github.redshiftdeploy.sql.StatementKind.EXECUTE;
import static io.github.redshiftdeploy.sql.StatementKind.EXPLAIN;
import static io.github.redshiftdeploy.sql.StatementKind.FETCH;
import static io.github.redshiftdeploy.sql.StatementKind.INSERT;
import static io.github.redshiftdeploy.sql.StatementKind.LOCK;
import static io.github.redshiftdeploy.sql.StatementKind.MERGE;
import static io.github.redshiftdeploy.sql.StatementKind.MOVE;
import static io.github.redshiftdeploy.sql.StatementKind.PREPARE;
import static io.github.redshiftdeploy.sql.StatementKind.RESET;
import static io.github.redshiftdeploy.sql.StatementKind.ROLLBACK;
import static io.github.redshiftdeploy.sql.StatementKind.SELECT;
import static io.github.redshiftdeploy.sql.StatementKind.SET;
import static io.github.redshiftdeploy.sql.StatementKind.SET_SESSION_AUTHORIZATION;
import static io.github.redshiftdeploy.sql.StatementKind.SHOW;
import static io.github.redshiftdeploy.sql.StatementKind.START_TRANSACTION;
import static io.github.redshiftdeploy.sql.StatementKind.UPDATE;

import java.util.Arrays;
import java.util.Set;

/**
 * What a statement does to its transaction when a part of it is not known: an option, a clause or a privilege that
 * Redshift may have got since. Nobody knows whether it may then run in a transaction, or commits it, so it is
 * {@link StatementClass#ALONE}: to run by itself, never sent twice, is right in every case. One option has made such a
 * difference before: {@code COPY … JOB CREATE} is a COPY that no transaction holds.
 *
 * <p>The exceptions are the statements that would mean nothing alone, or that no clause can take out of their
 * transaction.
 */
public enum PartlyKnown {
    /** They are the borders of transactions, with whatever modes. */
    BORDERS(ABORT, BEGIN, COMMIT, END, ROLLBACK, START_TRANSACTION),
    /** They change or read rows, which Redshift does in a transaction whatever the clauses are. */
    ROWS(DELETE, INSERT, MERGE, SELECT, UPDATE),
    /** A cursor lives as long as its transaction. */
    CURSORS(CLOSE, DECLARE, FETCH, MOVE),
    /** A lock lasts as long as its transaction, and protects nothing alone. */
    LOCKS(LOCK),
    /** What is called decides, and is asked for as for any call. */
    CALLS(CALL, EXECUTE),
    /** They change or show the session, of which {@code SET LOCAL} lasts as long as its transaction. */
    SESSION(
            DEALLOCATE,
            DESC_DATASHARE,
            DESC_IDENTITY_PROVIDER,
            EXPLAIN,
            PREPARE,
            RESET,
            SET,
            SET_SESSION_AUTHORIZATION,
            SHOW);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<StatementKind> kinds;

    PartlyKnown(StatementKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /** Returns the class of a statement of a kind of which a part is not known. */
    public static StatementClass statementClass(StatementKind kind) {
        return Arrays.stream(values()).anyMatch(reason -> reason.kinds.contains(kind))
                ? kind.statementClass()
                : StatementClass.ALONE;
    }
}
