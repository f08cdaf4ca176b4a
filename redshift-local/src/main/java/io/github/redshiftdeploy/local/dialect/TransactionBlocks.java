package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.dialect.Command.Place;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What must stand alone, and what must not. */
final class TransactionBlocks {
    /**
     * Of these the manual states no rule. To run them by themselves is right in every case, but nobody has seen
     * Redshift refuse them, so the stand-in does not either.
     */
    private static final Set<StatementKind> NO_RULE_STATED = EnumSet.of(
            StatementKind.ALTER_TABLE_KEYS,
            StatementKind.CREATE_MATERIALIZED_VIEW,
            StatementKind.ALTER_MATERIALIZED_VIEW,
            StatementKind.REFRESH_MATERIALIZED_VIEW,
            StatementKind.CREATE_DATASHARE,
            StatementKind.ALTER_DATASHARE,
            StatementKind.DROP_DATASHARE,
            StatementKind.ALTER_EXTERNAL_SCHEMA,
            StatementKind.GRANT_ON_DATASHARE,
            StatementKind.REVOKE_ON_DATASHARE);

    private TransactionBlocks() {}

    static Optional<Refusal> check(Command command) {
        if (!standsAlone(command)) {
            return Optional.empty();
        }
        if (command.transactionStatus() == 'T') {
            return Optional.of(cannotRun(command.kind(), "a transaction block"));
        }
        if (command.place() == Place.REQUEST_OF_MANY) {
            return Optional.of(cannotRun(command.kind(), "a multiple commands statement"));
        }
        return Optional.empty();
    }

    private static boolean standsAlone(Command command) {
        return command.kind().statementClass() == StatementClass.ALONE && !NO_RULE_STATED.contains(command.kind());
    }

    private static Refusal cannotRun(StatementKind kind, String where) {
        return new Refusal("25001", kind + " cannot run inside " + where);
    }
}
