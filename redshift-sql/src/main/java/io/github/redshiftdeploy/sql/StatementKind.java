package io.github.redshiftdeploy.sql;

import static io.github.redshiftdeploy.sql.StatementClass.ALONE;
import static io.github.redshiftdeploy.sql.StatementClass.CLOSES;
import static io.github.redshiftdeploy.sql.StatementClass.COMMITS;
import static io.github.redshiftdeploy.sql.StatementClass.OPENS;
import static io.github.redshiftdeploy.sql.StatementClass.TRANSACTIONAL;
import static io.github.redshiftdeploy.sql.StatementClass.UNDOES;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Every kind of statement that Redshift has, how it begins, and what it does to a transaction.
 *
 * <p>The commands are those of the manual's page {@code c_SQL_commands} (November 2026) and the forms documented beside
 * it. What may not run inside a transaction block stands on each command's page and on
 * {@code r_SVL_MULTI_STATEMENT_VIOLATIONS}. A kind whose page states no rule, and of which others report trouble, is
 * {@link StatementClass#ALONE}: to run by itself is right in every case.
 *
 * <p>Syntax cannot tell an external table from a local one, nor a procedure that commits: {@code DROP TABLE},
 * {@code ALTER TABLE}, {@code INSERT} and {@code CALL} are counted as the local form.
 */
public enum StatementKind {
    ABORT("ABORT", UNDOES),
    ALTER_DATABASE("ALTER DATABASE", ALONE),
    ALTER_DATASHARE("ALTER DATASHARE", ALONE),
    ALTER_DEFAULT_PRIVILEGES("ALTER DEFAULT PRIVILEGES", TRANSACTIONAL),
    ALTER_EXTERNAL_SCHEMA("ALTER EXTERNAL SCHEMA", ALONE),
    ALTER_EXTERNAL_TABLE("ALTER EXTERNAL TABLE", ALONE),
    ALTER_EXTERNAL_VIEW("ALTER EXTERNAL VIEW", ALONE),
    ALTER_FUNCTION("ALTER FUNCTION", TRANSACTIONAL),
    ALTER_GROUP("ALTER GROUP", TRANSACTIONAL),
    ALTER_IDENTITY_PROVIDER("ALTER IDENTITY PROVIDER", ALONE),
    ALTER_MASKING_POLICY("ALTER MASKING POLICY", TRANSACTIONAL),
    ALTER_MATERIALIZED_VIEW("ALTER MATERIALIZED VIEW", ALONE),
    ALTER_PROCEDURE("ALTER PROCEDURE", TRANSACTIONAL),
    ALTER_RLS_POLICY("ALTER RLS POLICY", TRANSACTIONAL),
    ALTER_ROLE("ALTER ROLE", TRANSACTIONAL),
    ALTER_SCHEMA("ALTER SCHEMA", TRANSACTIONAL),
    ALTER_SYSTEM("ALTER SYSTEM", ALONE),
    ALTER_TABLE("ALTER TABLE", TRANSACTIONAL),
    /** Commits at once and cannot be rolled back. */
    ALTER_TABLE_APPEND("ALTER TABLE name APPEND FROM", ALONE),
    /** A type change is refused in a block; of ENCODE the page states no rule. */
    ALTER_TABLE_ALTER_COLUMN("ALTER TABLE name ALTER [COLUMN] name TYPE|ENCODE|SET|DROP", ALONE),
    ALTER_TABLE_KEYS("ALTER TABLE name ALTER [COMPOUND|INTERLEAVED] DISTKEY|DISTSTYLE|SORTKEY|ENCODE", ALONE),
    /** Only external tables have partitions and locations. */
    ALTER_TABLE_PARTITION("ALTER TABLE name [ADD|DROP|REPLACE] [IF NOT EXISTS] [IF EXISTS] PARTITION", ALONE),
    ALTER_TABLE_SET_EXTERNAL("ALTER TABLE name SET LOCATION|FILE|TABLE", ALONE),
    ALTER_TEMPLATE("ALTER TEMPLATE", TRANSACTIONAL),
    ALTER_USER("ALTER USER", TRANSACTIONAL),
    ANALYZE("ANALYZE|ANALYSE", TRANSACTIONAL),
    ANALYZE_COMPRESSION("ANALYZE|ANALYSE COMPRESSION", TRANSACTIONAL),
    ATTACH_MASKING_POLICY("ATTACH MASKING POLICY", TRANSACTIONAL),
    ATTACH_RLS_POLICY("ATTACH RLS POLICY", TRANSACTIONAL),
    BEGIN("BEGIN", OPENS),
    CALL("CALL", TRANSACTIONAL),
    CANCEL("CANCEL", TRANSACTIONAL),
    CLOSE("CLOSE", TRANSACTIONAL),
    COMMENT("COMMENT ON", TRANSACTIONAL),
    COMMIT("COMMIT", CLOSES),
    COPY("COPY", TRANSACTIONAL),
    /** Of a job that is created the COPY comes first; another table may be called {@code job}. */
    COPY_JOB("COPY [*] JOB ALTER|CREATE|DROP|LIST|RUN|SHOW", ALONE),
    CREATE_DATABASE("CREATE DATABASE", ALONE),
    CREATE_DATASHARE("CREATE DATASHARE", ALONE),
    CREATE_EXTERNAL_FUNCTION("CREATE [OR REPLACE] EXTERNAL FUNCTION", TRANSACTIONAL),
    CREATE_EXTERNAL_MODEL("CREATE EXTERNAL MODEL", ALONE),
    /** With CREATE EXTERNAL DATABASE it makes a catalogue database that no rollback removes. */
    CREATE_EXTERNAL_SCHEMA("CREATE EXTERNAL SCHEMA", TRANSACTIONAL),
    CREATE_EXTERNAL_TABLE("CREATE EXTERNAL TABLE", ALONE),
    CREATE_EXTERNAL_VIEW("CREATE [OR REPLACE] EXTERNAL [PROTECTED] VIEW", ALONE),
    CREATE_FUNCTION("CREATE [OR REPLACE] FUNCTION", TRANSACTIONAL),
    CREATE_GROUP("CREATE GROUP", TRANSACTIONAL),
    CREATE_IDENTITY_PROVIDER("CREATE IDENTITY PROVIDER", ALONE),
    CREATE_LIBRARY("CREATE [OR REPLACE] LIBRARY", ALONE),
    CREATE_MASKING_POLICY("CREATE MASKING POLICY", TRANSACTIONAL),
    CREATE_MATERIALIZED_VIEW("CREATE MATERIALIZED VIEW", ALONE),
    CREATE_MODEL("CREATE MODEL", ALONE),
    CREATE_PROCEDURE("CREATE [OR REPLACE] PROCEDURE", TRANSACTIONAL),
    CREATE_RLS_POLICY("CREATE RLS POLICY", TRANSACTIONAL),
    CREATE_ROLE("CREATE ROLE", TRANSACTIONAL),
    CREATE_SCHEMA("CREATE SCHEMA", TRANSACTIONAL),
    CREATE_TABLE("CREATE [LOCAL] [TEMP|TEMPORARY] TABLE", TRANSACTIONAL),
    CREATE_TABLESPACE("CREATE TABLESPACE", ALONE),
    CREATE_TEMPLATE("CREATE [OR REPLACE] TEMPLATE", TRANSACTIONAL),
    CREATE_USER("CREATE USER", TRANSACTIONAL),
    CREATE_VIEW("CREATE [OR REPLACE] VIEW", TRANSACTIONAL),
    CREATE_OTHER("CREATE", TRANSACTIONAL),
    DEALLOCATE("DEALLOCATE", TRANSACTIONAL),
    DECLARE("DECLARE", TRANSACTIONAL),
    DELETE("DELETE", TRANSACTIONAL),
    DESC_DATASHARE("DESC DATASHARE", TRANSACTIONAL),
    DESC_IDENTITY_PROVIDER("DESC IDENTITY PROVIDER", TRANSACTIONAL),
    DETACH_MASKING_POLICY("DETACH MASKING POLICY", TRANSACTIONAL),
    DETACH_RLS_POLICY("DETACH RLS POLICY", TRANSACTIONAL),
    DROP_DATABASE("DROP DATABASE", ALONE),
    DROP_DATASHARE("DROP DATASHARE", ALONE),
    DROP_EXTERNAL_TABLE("DROP EXTERNAL TABLE", ALONE),
    DROP_EXTERNAL_VIEW("DROP EXTERNAL VIEW", ALONE),
    DROP_FUNCTION("DROP FUNCTION", TRANSACTIONAL),
    DROP_GROUP("DROP GROUP", TRANSACTIONAL),
    DROP_IDENTITY_PROVIDER("DROP IDENTITY PROVIDER", ALONE),
    /** Commits at once. */
    DROP_LIBRARY("DROP LIBRARY", ALONE),
    DROP_MASKING_POLICY("DROP MASKING POLICY", TRANSACTIONAL),
    DROP_MATERIALIZED_VIEW("DROP MATERIALIZED VIEW", TRANSACTIONAL),
    /** Commits at once, though a block may hold it. */
    DROP_MODEL("DROP MODEL", COMMITS),
    DROP_PROCEDURE("DROP PROCEDURE", TRANSACTIONAL),
    DROP_RLS_POLICY("DROP RLS POLICY", TRANSACTIONAL),
    DROP_ROLE("DROP ROLE", TRANSACTIONAL),
    DROP_SCHEMA("DROP SCHEMA", TRANSACTIONAL),
    DROP_TABLE("DROP TABLE", TRANSACTIONAL),
    DROP_TABLESPACE("DROP TABLESPACE", ALONE),
    DROP_TEMPLATE("DROP TEMPLATE", TRANSACTIONAL),
    DROP_USER("DROP USER", TRANSACTIONAL),
    DROP_VIEW("DROP VIEW", TRANSACTIONAL),
    DROP_OTHER("DROP", TRANSACTIONAL),
    END("END", CLOSES),
    EXECUTE("EXECUTE", TRANSACTIONAL),
    EXPLAIN("EXPLAIN", TRANSACTIONAL),
    FETCH("FETCH", TRANSACTIONAL),
    GRANT("GRANT", TRANSACTIONAL),
    GRANT_ON_EXTERNAL("GRANT * ON EXTERNAL", ALONE),
    GRANT_ON_DATASHARE("GRANT * ON DATASHARE", ALONE),
    INDEXCAT("INDEXCAT", ALONE),
    INSERT("INSERT", TRANSACTIONAL),
    LOCK("LOCK", TRANSACTIONAL),
    MERGE("MERGE", TRANSACTIONAL),
    MOVE("MOVE", TRANSACTIONAL),
    PREPARE("PREPARE", TRANSACTIONAL),
    REBUILDCAT("REBUILDCAT", ALONE),
    /** A transaction of its own: it does not see what its own transaction has not committed. */
    REFRESH_MATERIALIZED_VIEW("REFRESH MATERIALIZED VIEW", ALONE),
    REINDEX("REINDEX", ALONE),
    RESET("RESET", TRANSACTIONAL),
    REVOKE("REVOKE", TRANSACTIONAL),
    REVOKE_ON_EXTERNAL("REVOKE * ON EXTERNAL", ALONE),
    REVOKE_ON_DATASHARE("REVOKE * ON DATASHARE", ALONE),
    ROLLBACK("ROLLBACK", UNDOES),
    SELECT("SELECT|WITH|(|VALUES|TABLE", TRANSACTIONAL),
    SET("SET", TRANSACTIONAL),
    SET_SESSION_AUTHORIZATION("SET [SESSION|LOCAL] SESSION AUTHORIZATION", TRANSACTIONAL),
    SHOW("SHOW", TRANSACTIONAL),
    START_TRANSACTION("START TRANSACTION", OPENS),
    /** Allowed in a transaction, which it commits. */
    TRUNCATE("TRUNCATE", COMMITS),
    UNLOAD("UNLOAD", TRANSACTIONAL),
    UPDATE("UPDATE", TRANSACTIONAL),
    /** Allowed only before the first other statement of a transaction. */
    USE("USE", ALONE),
    VACUUM("VACUUM", ALONE),
    /** Begins with no word that a Redshift command begins with. */
    UNKNOWN("", TRANSACTIONAL);

    private static final Set<StatementKind> ANSWERING = Collections.unmodifiableSet(EnumSet.of(
            ANALYZE_COMPRESSION,
            CALL,
            CANCEL,
            COPY_JOB,
            DESC_DATASHARE,
            DESC_IDENTITY_PROVIDER,
            EXECUTE,
            EXPLAIN,
            FETCH,
            SELECT,
            SHOW,
            UNKNOWN));

    private static final Set<StatementKind> HARMLESS_AGAIN =
            Collections.unmodifiableSet(EnumSet.of(ANALYZE, ANALYZE_COMPRESSION, REFRESH_MATERIALIZED_VIEW, VACUUM));

    private static final KindTree BEGINNINGS = new KindTree();

    static {
        EnumSet.complementOf(EnumSet.of(UNKNOWN)).forEach(kind -> BEGINNINGS.add(kind.pattern, kind));
    }

    private final String pattern;
    private final StatementClass statementClass;

    StatementKind(String pattern, StatementClass statementClass) {
        this.pattern = pattern;
        this.statementClass = statementClass;
    }

    /** Returns the kind of a statement; {@link #UNKNOWN} when no command of Redshift begins like it. */
    public static StatementKind of(String statement) {
        return Objects.requireNonNullElse(BEGINNINGS.find(new LeadingWords(statement), 0), UNKNOWN);
    }

    /** Returns the words that a command of Redshift can begin with. */
    public static Set<String> firstWords() {
        return BEGINNINGS.firstWords();
    }

    /** Returns what a statement of this kind does to the transaction it is in. */
    public StatementClass statementClass() {
        return statementClass;
    }

    /** Tells whether a statement of this kind may answer with rows or with messages of its own. */
    public boolean answers() {
        return ANSWERING.contains(this);
    }

    /** Returns how a statement of this kind locks the tables that it changes, which others may notice. */
    public TableLock lock() {
        return switch (this) {
            case COPY, DELETE, INSERT, MERGE, UPDATE -> TableLock.SHARE_ROW_EXCLUSIVE;
            case ALTER_TABLE, ALTER_TABLE_ALTER_COLUMN, ALTER_TABLE_APPEND, ALTER_TABLE_KEYS ->
                TableLock.ACCESS_EXCLUSIVE;
            case CREATE_VIEW, DROP_MATERIALIZED_VIEW, DROP_TABLE, DROP_VIEW, LOCK, TRUNCATE ->
                TableLock.ACCESS_EXCLUSIVE;
            default -> TableLock.NONE;
        };
    }

    /** Tells whether it does no harm to run a statement of this kind once more. */
    public boolean harmlessAgain() {
        return HARMLESS_AGAIN.contains(this);
    }

    /**
     * Tells whether a statement of this kind carries a body of another language, after which scripts write a {@code /}.
     */
    public boolean routine() {
        return this == CREATE_PROCEDURE || this == CREATE_FUNCTION;
    }

    /** Returns the command's name as the manual writes it. */
    @Override
    public String toString() {
        return switch (this) {
            case ALTER_TABLE_KEYS -> "ALTER TABLE ALTER DISTKEY, DISTSTYLE, SORTKEY or ENCODE";
            case ALTER_TABLE_PARTITION, ALTER_TABLE_SET_EXTERNAL -> "ALTER TABLE on an external table";
            case GRANT_ON_EXTERNAL, REVOKE_ON_EXTERNAL ->
                name().substring(0, name().indexOf('_')) + " on an external resource";
            case GRANT_ON_DATASHARE, REVOKE_ON_DATASHARE ->
                name().substring(0, name().indexOf('_')) + " on a datashare";
            default -> name().toUpperCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
