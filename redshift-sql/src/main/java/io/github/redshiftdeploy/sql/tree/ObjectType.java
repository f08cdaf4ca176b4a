package io.github.redshiftdeploy.sql.tree;

import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.CREATED;
import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.CREATED_IF_NOT_EXISTS;
import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.DROPPED_IF_EXISTS;
import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.IN_SCHEMA;
import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.REPLACEABLE;
import static io.github.redshiftdeploy.sql.tree.ObjectType.Trait.ROUTINE;

import java.util.List;
import java.util.Set;

/**
 * The types of objects that commands name, and what is known about each. A constant is called as Redshift writes the
 * type, with {@code _} for a blank.
 */
public enum ObjectType {
    COLUMN("a column", Dropping.NEVER),
    CONSTRAINT("a constraint", Dropping.NEVER),
    COPY_JOB("a job", Dropping.NEVER),
    DATABASE("a database", Dropping.FORCE, CREATED),
    DATASHARE("a datashare", Dropping.PLAIN, CREATED),
    EXTERNAL_FUNCTION("a function", Dropping.DEPENDENTS, CREATED, IN_SCHEMA, REPLACEABLE, ROUTINE),
    /** It is dropped by {@code DROP MODEL}. */
    EXTERNAL_MODEL("a model", Dropping.NEVER, CREATED, IN_SCHEMA),
    EXTERNAL_SCHEMA("an external schema", Dropping.SCHEMA, CREATED, CREATED_IF_NOT_EXISTS),
    /** It is dropped by {@code DROP TABLE}. */
    EXTERNAL_TABLE("an external table", Dropping.NEVER, CREATED, CREATED_IF_NOT_EXISTS, IN_SCHEMA),
    EXTERNAL_VIEW("a view", Dropping.DEPENDENTS, CREATED, CREATED_IF_NOT_EXISTS, IN_SCHEMA, REPLACEABLE),
    FUNCTION("a function", Dropping.DEPENDENTS, CREATED, IN_SCHEMA, REPLACEABLE, ROUTINE),
    GROUP("a group", Dropping.PLAIN, CREATED),
    IDENTITY_PROVIDER("an identity provider", Dropping.CASCADE, CREATED),
    LANGUAGE("a language", Dropping.NEVER),
    LIBRARY("a library", Dropping.PLAIN, CREATED, REPLACEABLE),
    MASKING_POLICY("a policy", Dropping.DEPENDENTS, CREATED, CREATED_IF_NOT_EXISTS),
    MATERIALIZED_VIEW(
            "a materialized view", Dropping.DEPENDENTS, CREATED, CREATED_IF_NOT_EXISTS, DROPPED_IF_EXISTS, IN_SCHEMA),
    MODEL("a model", Dropping.PLAIN, CREATED, DROPPED_IF_EXISTS, IN_SCHEMA, REPLACEABLE),
    PROCEDURE("a procedure", Dropping.DEPENDENTS, CREATED, IN_SCHEMA, REPLACEABLE, ROUTINE),
    RLS_POLICY("a policy", Dropping.DEPENDENTS, CREATED, CREATED_IF_NOT_EXISTS, DROPPED_IF_EXISTS),
    ROLE("a role", Dropping.FORCE_OR_RESTRICT, CREATED),
    SCHEMA("a schema", Dropping.SCHEMA, CREATED, CREATED_IF_NOT_EXISTS, DROPPED_IF_EXISTS),
    TABLE("a table", Dropping.DEPENDENTS, CREATED, CREATED_IF_NOT_EXISTS, DROPPED_IF_EXISTS, IN_SCHEMA),
    TEMPLATE("a template", Dropping.PLAIN, CREATED, IN_SCHEMA, REPLACEABLE),
    USER("a user", Dropping.PLAIN, CREATED, DROPPED_IF_EXISTS),
    VIEW("a view", Dropping.DEPENDENTS, CREATED, DROPPED_IF_EXISTS, IN_SCHEMA, REPLACEABLE),
    WORKGROUP("a workgroup", Dropping.NEVER);

    /** What is true of some types and not of others. */
    enum Trait {
        CREATED,
        CREATED_IF_NOT_EXISTS,
        DROPPED_IF_EXISTS,
        IN_SCHEMA,
        REPLACEABLE,
        ROUTINE
    }

    /** What may stand behind the names in a DROP; of words that begin alike, the longer ones come first. */
    private enum Dropping {
        NEVER,
        PLAIN,
        CASCADE("CASCADE"),
        DEPENDENTS("CASCADE", "RESTRICT"),
        FORCE("FORCE"),
        FORCE_OR_RESTRICT("FORCE", "RESTRICT"),
        SCHEMA(
                "DROP EXTERNAL DATABASE CASCADE",
                "DROP EXTERNAL DATABASE RESTRICT",
                "DROP EXTERNAL DATABASE",
                "CASCADE DROP EXTERNAL DATABASE",
                "RESTRICT DROP EXTERNAL DATABASE",
                "CASCADE",
                "RESTRICT");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
        private final List<String> words;

        Dropping(String... words) {
            this.words = List.of(words);
        }
    }

    private final String words = name().replace('_', ' ');
    private final String article;
    private final Dropping dropping;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<Trait> traits;

    ObjectType(String article, Dropping dropping, Trait... traits) {
        this.article = article;
        this.dropping = dropping;
        this.traits = Set.of(traits);
    }

    /** Returns the keywords, such as {@code MATERIALIZED VIEW}. */
    public String words() {
        return words;
    }

    /** Returns the keywords for several of them, such as {@code TABLES}. */
    public String plural() {
        return words + "S";
    }

    /** Returns the keywords for those that are in a schema, such as {@code ALL TABLES IN SCHEMA}. */
    public String allInSchema() {
        return "ALL " + plural() + " IN SCHEMA";
    }

    /** Returns what a message calls one of them, such as {@code a materialized view}. */
    public String article() {
        return article;
    }

    /** Tells whether CREATE makes objects of this type. */
    public boolean created() {
        return traits.contains(CREATED);
    }

    /** Tells whether CREATE takes {@code IF NOT EXISTS} for this type, as the manual says. */
    public boolean createdIfNotExists() {
        return traits.contains(CREATED_IF_NOT_EXISTS);
    }

    /** Tells whether CREATE OR REPLACE makes objects of this type. */
    public boolean replaceable() {
        return traits.contains(REPLACEABLE);
    }

    /** Tells whether DROP removes objects of this type. */
    public boolean dropped() {
        return dropping != Dropping.NEVER;
    }

    /** Tells whether DROP takes {@code IF EXISTS} for this type, as the manual says. */
    public boolean droppedIfExists() {
        return traits.contains(DROPPED_IF_EXISTS);
    }

    /** Returns what may stand behind the names in a DROP; of words that begin alike, the longer ones come first. */
    public List<String> dropWords() {
        return dropping.words;
    }

    /** Tells whether objects of this type are in a schema, which their names may leave out. */
    public boolean inSchema() {
        return traits.contains(IN_SCHEMA);
    }

    /** Tells whether objects of this type are named by their parameters, too. */
    public boolean routine() {
        return traits.contains(ROUTINE);
    }

    /** Returns the keywords. */
    @Override
    public String toString() {
        return words;
    }
}
