package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which databases a statement writes. A transaction writes one ({@code considerations-datashare-reads-writes}). */
final class Writes {
    /** What a procedure writes, nobody knows before it runs. */
    private static final Set<StatementKind> NONE = EnumSet.of(
            StatementKind.ABORT,
            StatementKind.ANALYZE,
            StatementKind.ANALYZE_COMPRESSION,
            StatementKind.BEGIN,
            StatementKind.CALL,
            StatementKind.CANCEL,
            StatementKind.CLOSE,
            StatementKind.COMMIT,
            StatementKind.DEALLOCATE,
            StatementKind.DECLARE,
            StatementKind.DESC_DATASHARE,
            StatementKind.DESC_IDENTITY_PROVIDER,
            StatementKind.END,
            StatementKind.EXECUTE,
            StatementKind.EXPLAIN,
            StatementKind.FETCH,
            StatementKind.LOCK,
            StatementKind.MOVE,
            StatementKind.PREPARE,
            StatementKind.RESET,
            StatementKind.ROLLBACK,
            StatementKind.SELECT,
            StatementKind.SET,
            StatementKind.SET_SESSION_AUTHORIZATION,
            StatementKind.SHOW,
            StatementKind.START_TRANSACTION,
            StatementKind.UNKNOWN,
            StatementKind.UNLOAD,
            StatementKind.USE);

    /** Temporary tables belong to the session, not to a database. */
    private final Set<String> temporary = new HashSet<>();

    /** Returns the databases, given the one where names without a database are looked for. */
    Set<String> databases(Command command, String active) {
        List<QualifiedName> targets = Targets.of(command);
        Set<String> databases = new HashSet<>();
        for (QualifiedName target : targets) {
            if (!isTemporary(target)) {
                String database = Elsewhere.databaseOf(target);
                databases.add(database.isEmpty() ? active : database);
            }
        }
        if (targets.isEmpty() && !NONE.contains(command.kind())) {
            databases.add(active);
        }
        return databases;
    }

    private boolean isTemporary(QualifiedName target) {
        if (target.temporary()) {
            temporary.add(target.name());
            return true;
        }
        return target.schema().isEmpty() && temporary.contains(target.name());
    }
}
