package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.Level;
import io.github.redshiftdeploy.diagnostic.Code;
import java.util.List;
import java.util.Optional;

/**
 * What good scripts keep to, beyond the grammar: its code, and how much it matters unless a project says otherwise. The
 * name of a rule is its constant's, in lower case with hyphens; it names the bad thing, so that it reads well after
 * "allow".
 */
public enum Rule implements Code {
    /** A comment that allows something, in a way that says nothing. {@link Allowances} finds it. */
    WRONG_ALLOW("RS6001", Level.WARNING),
    /** A comment that allows what is not there. {@link Allowances} finds it. */
    UNUSED_ALLOW("RS6002", Level.WARNING),

    /** All rows go. */
    DELETE_WITHOUT_WHERE("RS6101", Level.WARNING),
    /** All rows change. */
    UPDATE_WITHOUT_WHERE("RS6102", Level.WARNING),
    /** What depends on an object goes with it. */
    DROP_CASCADE("RS6103", Level.WARNING),
    /** What was changed before cannot be undone any more. */
    TRUNCATE_COMMITS("RS6104", Level.WARNING),
    /** A table is written anew, which takes long. */
    TABLE_REWRITE("RS6105", Level.WARNING),
    /** A script that fails when it runs again. */
    NOT_REPEATABLE("RS6106", Level.WARNING),
    /** A transaction that ends in a place where none is seen to begin. */
    COMMIT_WITHOUT_BEGIN("RS6107", Level.OFF),

    /** A key of AWS for everybody who can read. */
    INLINE_CREDENTIALS("RS6201", Level.ERROR),
    /** A password for everybody who can read. */
    PLAIN_PASSWORD("RS6202", Level.WARNING),
    /** A privilege for everybody. */
    GRANT_TO_PUBLIC("RS6203", Level.WARNING),

    /** A name that means what the search path makes of it. */
    UNQUALIFIED_NAME("RS6301", Level.WARNING),
    /** A late-binding view that Redshift refuses. */
    UNQUALIFIED_LATE_BINDING("RS6302", Level.ERROR),
    /** A name that needs quotes for ever. */
    RESERVED_WORD_AS_NAME("RS6303", Level.WARNING),
    /** A view that does not say which columns it has. */
    SELECT_STAR_IN_VIEW("RS6304", Level.WARNING),
    /** Values that go where the order of the table's columns leads them. */
    INSERT_WITHOUT_COLUMNS("RS6305", Level.OFF),

    /** Each row of one table with each row of another. */
    CARTESIAN_JOIN("RS6401", Level.WARNING),
    /** A column that may hold anything. */
    VARCHAR_MAX("RS6402", Level.WARNING),
    /** A large table that does not say how it lies on the disks. */
    FACT_WITHOUT_KEYS("RS6403", Level.WARNING),
    /** A function that Redshift does not run any more. */
    PYTHON_FUNCTION("RS6404", Level.WARNING),
    /** A comment that ends where not everybody thinks. */
    NESTED_COMMENT("RS6405", Level.WARNING),

    /** The order of the scripts does not work on an empty database. */
    USE_BEFORE_CREATE("RS6501", Level.WARNING),
    /** A name that is looked up only when the view is read. */
    VIEW_ON_MISSING_TABLE("RS6502", Level.WARNING);

    private final String id;
    private final Level level;

    Rule(String id, Level level) {
        this.id = id;
        this.level = level;
    }

    /** Returns the rule of a name. */
    public static Optional<Rule> of(String word) {
        return Choice.of(Rule.class, word);
    }

    /** Returns the names of all rules. */
    public static List<String> words() {
        return Choice.words(Rule.class);
    }

    /** Returns the name by which users set and allow it. */
    public String word() {
        return Choice.word(this);
    }

    /** Returns how much it matters by itself. */
    public Level level() {
        return level;
    }

    @Override
    public String id() {
        return id;
    }
}
