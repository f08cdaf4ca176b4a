package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Name;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object, in lower case as Redshift keeps it.
 *
 * @param database absent when it is the one of the session
 * @param schema absent when nobody can tell it, and for objects that are in no schema
 */
public record ObjectName(
        @Nullable String database, @Nullable String schema, String name) {

    /** Returns the name of an object that is in no schema, such as a user. */
    static ObjectName of(Name name) {
        return new ObjectName(null, null, name.key());
    }

    /** Returns the name of a schema, with the database that was written, if one was. */
    static ObjectName schema(Name name) {
        Name database = name.qualifier();
        return new ObjectName(database == null ? null : database.key(), null, name.key());
    }

    /** Returns the name of an object with the schema that was written, if one was. */
    static ObjectName qualified(Name name) {
        Name schema = name.qualifier();
        Name database = schema == null ? null : schema.qualifier();
        return new ObjectName(
                database == null ? null : database.key(), schema == null ? null : schema.key(), name.key());
    }

    /** Returns this name in a database, unless it names one itself. */
    ObjectName in(@Nullable String other) {
        return database != null || other == null ? this : new ObjectName(other, schema, name);
    }

    /** Returns this name as it is meant in a session that is connected to a database. */
    ObjectName from(@Nullable String connected) {
        return connected != null && connected.equals(database) ? new ObjectName(null, schema, name) : this;
    }

    /**
     * Tells whether it is written to be outside of Redshift's own storage: in the AWS Glue Data Catalog, which is
     * mounted as {@code awsdatacatalog}, or in another catalogue, such as {@code bucket@s3tablescatalog}.
     */
    public boolean external() {
        return database != null && (database.equals("awsdatacatalog") || database.indexOf('@') >= 0);
    }

    @Override
    public String toString() {
        return (database == null ? "" : database + ".") + (schema == null ? "" : schema + ".") + name;
    }
}
