package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of objects, as far as names tell them apart: a table and a view of one name cannot both be. */
public enum ObjectKind {
    /** A table, a view or a materialized view. */
    RELATION,
    /** A temporary table, which lives as long as the session. */
    TEMPORARY_TABLE,
    /** A procedure or a function. Those of one name and several signatures count as one. */
    ROUTINE,
    SCHEMA,
    DATABASE,
    /** A user, a group or a role. */
    PRINCIPAL,
    MODEL,
    LIBRARY,
    DATASHARE,
    /** A policy for rows or for masking. */
    POLICY,
    IDENTITY_PROVIDER,
    TEMPLATE,
    /** What lies outside of Redshift, of which no text tells what is the same. */
    FILES;

    private static final Set<ObjectKind> IN_SCHEMA = Arrays.stream(ObjectType.values())
            .filter(ObjectType::inSchema)
            .map(ObjectKind::of)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ObjectKind.class)));

    /** Tells whether objects of this kind are in a schema, which their names may leave out. */
    public boolean inSchema() {
        return IN_SCHEMA.contains(this);
    }

    /** Returns the kind of the objects of a type; null where the effects of statements do not tell them apart. */
    public static @Nullable ObjectKind of(ObjectType type) {
        return switch (type) {
            case DATABASE -> DATABASE;
            case DATASHARE -> DATASHARE;
            case EXTERNAL_FUNCTION, FUNCTION, PROCEDURE -> ROUTINE;
            case EXTERNAL_MODEL, MODEL -> MODEL;
            case EXTERNAL_SCHEMA, SCHEMA -> SCHEMA;
            case EXTERNAL_TABLE, EXTERNAL_VIEW, MATERIALIZED_VIEW, TABLE, VIEW -> RELATION;
            case GROUP, ROLE, USER -> PRINCIPAL;
            case IDENTITY_PROVIDER -> IDENTITY_PROVIDER;
            case LIBRARY -> LIBRARY;
            case MASKING_POLICY, RLS_POLICY -> POLICY;
            case TEMPLATE -> TEMPLATE;
            case COLUMN, CONSTRAINT, COPY_JOB, LANGUAGE, WORKGROUP -> null;
        };
    }

    /** Tells whether each database has objects of this kind of its own. */
    public boolean inDatabase() {
        return inSchema() || this == SCHEMA;
    }
}
