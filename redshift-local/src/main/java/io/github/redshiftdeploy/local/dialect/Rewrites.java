package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How each kind of statement is said to PostgreSQL. */
final class Rewrites {
    private static final Rewrite NAMES = Names::rewrite;
    private static final Rewrite ALL = anywhere().and(NAMES);

    /** These are nothing but what can stand in any statement. */
    private static final Set<StatementKind> PLAIN = EnumSet.of(
            StatementKind.ABORT,
            StatementKind.ALTER_GROUP,
            StatementKind.BEGIN,
            StatementKind.CLOSE,
            StatementKind.COMMENT,
            StatementKind.CREATE_TABLESPACE,
            StatementKind.DEALLOCATE,
            StatementKind.DECLARE,
            StatementKind.DROP_FUNCTION,
            StatementKind.DROP_GROUP,
            StatementKind.DROP_MATERIALIZED_VIEW,
            StatementKind.DROP_PROCEDURE,
            StatementKind.DROP_TABLESPACE,
            StatementKind.DROP_USER,
            StatementKind.DROP_VIEW,
            StatementKind.END,
            StatementKind.EXECUTE,
            StatementKind.FETCH,
            StatementKind.INSERT,
            StatementKind.LOCK,
            StatementKind.MERGE,
            StatementKind.MOVE,
            StatementKind.START_TRANSACTION,
            StatementKind.UPDATE,
            StatementKind.USE);

    private static final Map<StatementKind, Rewrite> BY_KIND = byKind();

    private Rewrites() {}

    static Rewrite of(StatementKind kind) {
        return BY_KIND.getOrDefault(kind, ALL);
    }

    /** Tells whether the stand-in rehearses statements of a kind. */
    static boolean has(StatementKind kind) {
        return BY_KIND.containsKey(kind);
    }

    private static Rewrite anywhere() {
        return (command, edits) -> {
            Expressions.rewrite(command.phrase(), edits);
            Queries.rewrite(command.phrase(), edits);
        };
    }

    private static Map<StatementKind, Rewrite> byKind() {
        Map<StatementKind, Rewrite> rewrites = new EnumMap<>(StatementKind.class);
        PLAIN.forEach(kind -> rewrites.put(kind, ALL));
        tables(rewrites);
        objects(rewrites);
        routines(rewrites);
        rights(rewrites);
        sessions(rewrites);
        return rewrites;
    }

    private static void tables(Map<StatementKind, Rewrite> rewrites) {
        Rewrite alter = ALL.and(AlterTable::rewrite);
        rewrites.put(StatementKind.CREATE_TABLE, ALL.and(CreateTable::rewrite));
        rewrites.put(StatementKind.DROP_TABLE, ALL.and(DropTable::rewrite));
        rewrites.put(StatementKind.ALTER_TABLE, alter);
        rewrites.put(StatementKind.ALTER_TABLE_ALTER_COLUMN, alter);
        rewrites.put(StatementKind.ALTER_TABLE_KEYS, alter);
        rewrites.put(StatementKind.ALTER_TABLE_APPEND, AlterTable::append);
        rewrites.put(StatementKind.TRUNCATE, ALL.and(Maintenance::truncate));
        rewrites.put(StatementKind.SELECT, ALL.and(Queries::select));
        rewrites.put(StatementKind.DELETE, ALL.and(Queries::delete));
        rewrites.put(StatementKind.VACUUM, ALL.and(Maintenance::vacuum));
        rewrites.put(StatementKind.ANALYZE, ALL.and(Maintenance::analyze));
        rewrites.put(StatementKind.ANALYZE_COMPRESSION, Maintenance::analyzeCompression);
    }

    private static void objects(Map<StatementKind, Rewrite> rewrites) {
        rewrites.put(StatementKind.CREATE_VIEW, ALL.and(Views::create));
        rewrites.put(StatementKind.CREATE_MATERIALIZED_VIEW, ALL.and(Views::createMaterialized));
        rewrites.put(StatementKind.ALTER_MATERIALIZED_VIEW, Views::alterMaterialized);
        rewrites.put(StatementKind.REFRESH_MATERIALIZED_VIEW, ALL.and(Views::refresh));
        rewrites.put(StatementKind.CREATE_SCHEMA, Schemas::create);
        rewrites.put(StatementKind.ALTER_SCHEMA, NAMES.and(Schemas::alter));
        rewrites.put(StatementKind.DROP_SCHEMA, Schemas::drop);
        rewrites.put(StatementKind.CREATE_EXTERNAL_SCHEMA, Schemas::createExternal);
        rewrites.put(StatementKind.CREATE_DATABASE, NAMES.and(Schemas::createDatabase));
        rewrites.put(StatementKind.ALTER_DATABASE, NAMES.and(Schemas::alterDatabase));
        rewrites.put(StatementKind.DROP_DATABASE, ALL.and(Schemas::dropDatabase));
        rewrites.put(StatementKind.CREATE_DATASHARE, Datashares::create);
        rewrites.put(StatementKind.ALTER_DATASHARE, Datashares::alter);
        rewrites.put(StatementKind.DROP_DATASHARE, Datashares::drop);
        rewrites.put(StatementKind.DESC_DATASHARE, Datashares::describe);
        rewrites.put(StatementKind.GRANT_ON_DATASHARE, Datashares::grant);
        rewrites.put(StatementKind.REVOKE_ON_DATASHARE, Datashares::grant);
    }

    private static void routines(Map<StatementKind, Rewrite> rewrites) {
        rewrites.put(StatementKind.CREATE_PROCEDURE, Routines::procedure);
        rewrites.put(StatementKind.CREATE_FUNCTION, Routines::function);
        rewrites.put(StatementKind.ALTER_PROCEDURE, ALL.and(Routines::alter));
        rewrites.put(StatementKind.ALTER_FUNCTION, ALL.and(Routines::alter));
        rewrites.put(StatementKind.CALL, ALL.and(Routines::call));
    }

    private static void rights(Map<StatementKind, Rewrite> rewrites) {
        rewrites.put(StatementKind.GRANT, ALL.and(Grants::rewrite));
        rewrites.put(StatementKind.REVOKE, ALL.and(Grants::rewrite));
        rewrites.put(StatementKind.ALTER_DEFAULT_PRIVILEGES, ALL.and(Grants::defaults));
        rewrites.put(StatementKind.CREATE_USER, NAMES.and(Users::user));
        rewrites.put(StatementKind.ALTER_USER, NAMES.and(Users::user));
        rewrites.put(StatementKind.CREATE_GROUP, ALL.and(Users::group));
        rewrites.put(StatementKind.CREATE_ROLE, NAMES.and(Users::role));
        rewrites.put(StatementKind.ALTER_ROLE, NAMES.and(Users::role));
        rewrites.put(StatementKind.DROP_ROLE, NAMES.and(Users::role));
    }

    private static void sessions(Map<StatementKind, Rewrite> rewrites) {
        rewrites.put(StatementKind.COMMIT, Maintenance::endTransaction);
        rewrites.put(StatementKind.ROLLBACK, Maintenance::endTransaction);
        rewrites.put(StatementKind.SET, Settings::set);
        rewrites.put(StatementKind.SET_SESSION_AUTHORIZATION, ALL.and(Users::session));
        rewrites.put(StatementKind.RESET, ((Rewrite) Settings::set).and(Users::session));
        rewrites.put(StatementKind.SHOW, Shows::rewrite);
        rewrites.put(StatementKind.PREPARE, InnerStatements::prepare);
        rewrites.put(StatementKind.EXPLAIN, InnerStatements::rewrite);
    }
}
