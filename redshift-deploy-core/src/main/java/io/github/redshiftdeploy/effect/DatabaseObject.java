package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.ObjectName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that a script does something to.
 *
 * @param database absent when it is the one that the session is connected to
 * @param schema absent for objects that are in no schema; if the kind is one that is, it may be any schema
 */
public record DatabaseObject(
        ObjectKind kind,
        @Nullable String database,
        @Nullable String schema,
        String name) {

    /** Makes an object of the database that the session is connected to. */
    public DatabaseObject(ObjectKind kind, @Nullable String schema, String name) {
        this(kind, null, schema, name);
    }

    /** Returns what an effect is on. */
    static DatabaseObject of(Effect effect) {
        return new DatabaseObject(
                effect.kind(),
                effect.name().database(),
                effect.name().schema(),
                effect.name().name());
    }

    /** Returns a schema of the database that the session is connected to. */
    public static DatabaseObject schema(String name) {
        return schema(null, name);
    }

    /**
     * Returns a schema.
     *
     * @param database absent when it is the one that the session is connected to
     */
    public static DatabaseObject schema(@Nullable String database, String name) {
        return new DatabaseObject(ObjectKind.SCHEMA, database, null, name);
    }

    /** Tells whether its name tells that it is outside of Redshift. */
    public boolean external() {
        return new ObjectName(database, schema, name).external();
    }

    /** Returns the schema that it is in; nothing when nobody can tell it, or it is in none. */
    Optional<DatabaseObject> container() {
        return Optional.ofNullable(schema).map(name -> new DatabaseObject(ObjectKind.SCHEMA, database, null, name));
    }

    /** Tells whether nobody can tell its schema. */
    public boolean anySchema() {
        return schema == null && kind.inSchema();
    }

    /** Returns this object without its schema. */
    public DatabaseObject inAnySchema() {
        return new DatabaseObject(kind, database, null, name);
    }

    /** Returns its name as messages call it. */
    public String path() {
        return (database == null ? "" : database + ".") + (schema == null ? name : schema + "." + name);
    }

    /** Returns what it is and its name, such as {@code schema sales}. */
    @Override
    public String toString() {
        return switch (kind) {
            case RELATION -> "table " + path();
            case FILES -> "files in S3";
            case DATABASE,
                    DATASHARE,
                    IDENTITY_PROVIDER,
                    LIBRARY,
                    MODEL,
                    POLICY,
                    PRINCIPAL,
                    ROUTINE,
                    SCHEMA,
                    TEMPLATE,
                    TEMPORARY_TABLE -> word() + " " + path();
        };
    }

    private String word() {
        return switch (kind) {
            case PRINCIPAL -> "user, group or role";
            case ROUTINE -> "routine";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
