package io.github.redshiftdeploy.connect;

import static io.github.redshiftdeploy.connect.SqlState.Trait.ENDS_SESSION;
import static io.github.redshiftdeploy.connect.SqlState.Trait.HIDDEN;
import static io.github.redshiftdeploy.connect.SqlState.Trait.MAY_PASS;
import static io.github.redshiftdeploy.connect.SqlState.Trait.PASSES;
import static io.github.redshiftdeploy.connect.SqlState.Trait.THERE_ALREADY;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment makes of the SQLSTATE of a failure: whether the same is worth another try, whether the session has
 * ended, and what to advise. Redshift reports many failures under XX000, so a row may ask for words as well. The first
 * row that fits counts; what no other row knows is {@link #OTHER}.
 */
public enum SqlState {
    /** The manual's page {@code c_serial_isolation}: "retry the canceled transaction". */
    SERIALIZABLE("XX000", "Serializable isolation violation", PASSES),
    /** The same by its number, as older releases say it. */
    NUMBER_1023("XX000", "1023", PASSES),
    /** Seen under DDL beside materialized views that refresh themselves; AWS's driver, issue 147. */
    CONFLICT("XX000", "conflict with concurrent transaction", PASSES),
    /** A table that was replaced while the statement was planned; dbt's list. */
    LOST_TABLE("XX000", "could not open relation with OID", PASSES),
    DROPPED_TABLE("XX000", "dropped by concurrent transaction", PASSES),
    /** A procedure with a COMMIT was called inside a transaction; releases say it under several SQLSTATEs. */
    COMMIT_IN_PROCEDURE("", "atomic context", Advice.PROCEDURE_COMMITS),
    COMMIT_IN_BLOCK("", "invalid transaction termination", Advice.PROCEDURE_COMMITS),
    /** A conflict in other words, or a bug of the server: what does no harm may be done once more. */
    INTERNAL_ERROR("XX000", MAY_PASS),

    SERIALIZATION("40001", PASSES),
    /** The manual's page {@code c_write_readwrite} warns of deadlocks. */
    DEADLOCK("40P01", PASSES),

    /** An administrator, or a maintenance window, ended the session. */
    SHUTDOWN("57P01", PASSES, ENDS_SESSION),
    CRASH("57P02", PASSES, ENDS_SESSION),
    STARTING("57P03", PASSES, ENDS_SESSION),
    DATABASE_DROPPED("57P04", ENDS_SESSION),
    IDLE_TOO_LONG("57P05", PASSES, ENDS_SESSION),
    /** By Ctrl-C, by a timeout of ours or by a limit of the cluster. */
    CANCELLED("57014", Advice.TIMEOUT),

    /** The whole class: the connection is gone, unless a server says it that is still there. */
    CONNECTION("08", ENDS_SESSION),
    NO_SUCH_DATABASE("3D000"),
    LOGIN_REFUSED("28"),
    TOO_MANY_CONNECTIONS("53300", PASSES),

    SYNTAX_ERROR("42601"),
    /** Inside a transaction block, or beside other statements of a message. */
    NOT_IN_TRANSACTION("25001", Advice.NO_TRANSACTION),

    /** Two who make the same thing at once: the catalogue says so to all but one of them. */
    DUPLICATE_KEY("23505", THERE_ALREADY),
    DUPLICATE_SCHEMA("42P06", "", Advice.RUNS_AGAIN, THERE_ALREADY),
    DUPLICATE_TABLE("42P07", "", Advice.RUNS_AGAIN, THERE_ALREADY),
    DUPLICATE_DATABASE("42P04", Advice.RUNS_AGAIN),
    DUPLICATE_COLUMN("42701", Advice.RUNS_AGAIN),
    DUPLICATE_FUNCTION("42723", Advice.RUNS_AGAIN),
    DUPLICATE_OBJECT("42710", Advice.RUNS_AGAIN),

    UNDEFINED_TABLE("42P01", HIDDEN),
    UNDEFINED_SCHEMA("3F000", HIDDEN),
    NOT_ALLOWED("42501", HIDDEN),

    /** Everything else: it fails, it will fail again, and the server's own words tell what to do. */
    OTHER("");

    private final String code;
    private final String words;
    private final @Nullable Advice advice;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<Trait> traits;

    /** What may be true of a row. */
    enum Trait {
        /** The transaction is undone, and the same may succeed when it is done again. */
        PASSES,
        /** It may be a failure that passes, and may be none. */
        MAY_PASS,
        ENDS_SESSION,
        /** Somebody else has made what was to be made. */
        THERE_ALREADY,
        /** It does not exist, or not for this user. */
        HIDDEN
    }

    /** What to do where the server's words do not tell it. */
    private enum Advice {
        NO_TRANSACTION("put the statement into a script that says '-- redshift-deploy: transaction=none'"),
        PROCEDURE_COMMITS("the procedure commits by itself; put it into a script that says"
                + " '-- redshift-deploy: transaction=none'"),
        RUNS_AGAIN("write IF NOT EXISTS or OR REPLACE; or say '-- redshift-deploy: run=once' in the script, and let"
                + " 'redshift-deploy:baseline', or 'redshift-deploy:repair' with 'sql.path', tell the history that it is"
                + " applied"),
        TIMEOUT("if it ran into 'redshift.statementTimeout' or a limit of the cluster, raise that");

        private final String text;

        Advice(String text) {
            this.text = text;
        }
    }

    SqlState(String code, Trait... traits) {
        this(code, "", null, traits);
    }

    SqlState(String code, String words, Trait... traits) {
        this(code, words, null, traits);
    }

    SqlState(String code, Advice advice) {
        this(code, "", advice);
    }

    SqlState(String code, String words, @Nullable Advice advice, Trait... traits) {
        this.code = code;
        this.words = words;
        this.advice = advice;
        this.traits = Set.of(traits);
    }

    /**
     * Returns the SQLSTATE of what a server said where only its words are known, as over the Data API; nothing when
     * they do not tell it. The words are those of Redshift's messages, which begin with what is wrong.
     */
    public static Optional<String> codeOf(String message) {
        return Saying.of(message).map(SqlState::code);
    }

    /** Returns the row of a problem. */
    public static SqlState of(ServerError problem) {
        String state = String.valueOf(problem.state());
        String said = problem.message() + "\n" + Objects.requireNonNullElse(problem.detail(), "");
        return Arrays.stream(values())
                .filter(row -> state.startsWith(row.code) && said.contains(row.words))
                .findFirst()
                .orElse(OTHER);
    }

    /** Tells whether a failure ends its session. A server that says ERROR of a connection means one of its own. */
    public static boolean endsSession(ServerError problem) {
        SqlState state = of(problem);
        return state.endsSession() && !(state == CONNECTION && "ERROR".equals(problem.severity()));
    }

    /** Returns the SQLSTATE itself, for an exception of ours. */
    public String code() {
        return code;
    }

    /** Tells whether the same is worth another try although nobody changed anything. */
    public boolean passes() {
        return traits.contains(PASSES);
    }

    /** Tells whether another try is worth it where it does no harm. */
    public boolean mayPass() {
        return passes() || traits.contains(MAY_PASS);
    }

    /** Tells whether what was to be made is there already. */
    public boolean thereAlready() {
        return traits.contains(THERE_ALREADY);
    }

    /** Tells whether what was asked for does not exist, or not for this user. */
    public boolean hidden() {
        return traits.contains(HIDDEN);
    }

    /** Tells whether a failure of this kind ends its session, unless a server says that it is still there. */
    public boolean endsSession() {
        return traits.contains(ENDS_SESSION);
    }

    /** Returns what to do, where the server's words do not tell it. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice).map(told -> told.text);
    }
}
