package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An object of the connected database.
 *
 * @param type what it is; a late-binding view is a view
 * @param schema the schema that it is in; of a schema, its own name
 * @param name its name; of a schema, the same once more
 * @param arguments the types of the values that a call gives, as the catalogue writes them, with commas between them:
 *     they tell overloads apart; empty for all that is no routine
 */
public record ObjectIdentity(ObjectType type, String schema, String name, String arguments)
        implements Comparable<ObjectIdentity> {

    private static final Comparator<ObjectIdentity> ORDER = Comparator.comparing(ObjectIdentity::schema)
            .thenComparing(ObjectIdentity::type)
            .thenComparing(ObjectIdentity::name)
            .thenComparing(ObjectIdentity::arguments);

    /** Returns the identity of a schema. */
    public static ObjectIdentity ofSchema(String name) {
        return new ObjectIdentity(ObjectType.SCHEMA, name, name, "");
    }

    /** Returns the object that a definition in the history is of. */
    public static ObjectIdentity of(KeptDefinition kept) {
        return KeptName.identity(kept);
    }

    /** Returns the object as scripts name it, whose overloads count as one. */
    public DatabaseObject object() {
        ObjectKind kind = Objects.requireNonNull(ObjectKind.of(type));
        return kind == ObjectKind.SCHEMA
                ? DatabaseObject.schema(name.toLowerCase(Locale.ROOT))
                : new DatabaseObject(kind, schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** Tells whether scripts may mean it by a name, which may have no schema; it stands for all overloads. */
    public boolean isMeantBy(DatabaseObject named) {
        return (named.anySchema() ? object().inAnySchema() : object()).equals(named);
    }

    /** Returns its type as text, such as {@code materialized view}. */
    public String kind() {
        return type.words().toLowerCase(Locale.ROOT);
    }

    /** Returns its name as SQL, with its schema and without the arguments. */
    public String path() {
        return type == ObjectType.SCHEMA ? SqlText.plainName(name) : SqlText.plainName(schema, name);
    }

    /** Returns the types of the values that a call gives; none for all that is no routine. */
    public List<String> types() {
        return arguments.isEmpty() ? List.of() : List.of(arguments.split(", "));
    }

    /** Returns how SQL names this one: with the arguments, if it is a routine. */
    public String signature() {
        return type.routine() ? path() + "(" + arguments + ")" : path();
    }

    @Override
    public int compareTo(ObjectIdentity other) {
        return ORDER.compare(this, other);
    }

    /** Returns what it is and how SQL names it, such as {@code procedure sales.load(integer, character varying)}. */
    @Override
    public String toString() {
        return kind() + " " + signature();
    }
}
