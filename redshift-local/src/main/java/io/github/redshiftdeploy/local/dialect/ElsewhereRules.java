package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a statement may do with tables of other databases. */
final class ElsewhereRules {
    private static final Set<StatementKind> THROUGH_MIRRORS = EnumSet.of(
            StatementKind.CREATE_FUNCTION,
            StatementKind.CREATE_PROCEDURE,
            StatementKind.CREATE_TABLE,
            StatementKind.CREATE_VIEW,
            StatementKind.DECLARE,
            StatementKind.DELETE,
            StatementKind.EXPLAIN,
            StatementKind.INSERT,
            StatementKind.MERGE,
            StatementKind.PREPARE,
            StatementKind.SELECT,
            StatementKind.TRUNCATE,
            StatementKind.UPDATE);

    private ElsewhereRules() {}

    /** Returns why a statement that names tables of other databases does not run. */
    static Optional<Refusal> check(Command command, Set<Elsewhere> mentions) {
        if (mentions.stream().allMatch(Elsewhere::isInLake)) {
            return Optional.empty();
        }
        if (!THROUGH_MIRRORS.contains(command.kind())) {
            return Optional.of(
                    Refusal.notRehearsed(command.kind() + " on a table in another database; USE that database"));
        }
        boolean binds =
                command.kind() == StatementKind.CREATE_VIEW && !command.phrase().has("NO SCHEMA BINDING");
        return binds
                ? Optional.of(Refusal.unsupported(
                        "a view on tables of another database has to be created WITH NO SCHEMA BINDING"))
                : Optional.empty();
    }

    /** Returns why a statement may not write these databases: one that was made of a datashare is only read. */
    static Optional<Refusal> checkShared(Set<String> written, OtherDatabases others) {
        return written.stream()
                .filter(others::isShared)
                .findFirst()
                .map(database -> new Refusal(
                        "42501",
                        "permission denied for database " + database + ": it was created from a datashare, to be read",
                        "Write on the producer, where the tables are."));
    }
}
