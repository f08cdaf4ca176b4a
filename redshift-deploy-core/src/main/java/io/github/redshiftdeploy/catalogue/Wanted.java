package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects whose definitions are asked for: some that are named, or all that schemas have.
 *
 * @param objects those that are named; a routine stands for all its overloads
 * @param schemas the schemas of which everything is wanted, and they themselves
 * @param but the schemas of which nothing is wanted, while all others are; null when the others are those above
 */
public record Wanted(
        Set<DatabaseObject> objects,
        Set<String> schemas,
        @Nullable Set<String> but) {

    /** Of more objects the schemas are asked for: the Data API takes a statement of 100 KB. */
    static final int MOST_NAMES = 100;

    private static final Set<ObjectKind> KINDS = Set.of(ObjectKind.RELATION, ObjectKind.ROUTINE, ObjectKind.SCHEMA);

    /** Copies the sets. */
    public Wanted {
        objects = Set.copyOf(objects);
        schemas = Set.copyOf(schemas);
        but = but == null ? null : Set.copyOf(but);
    }

    /** Wants some objects; those of another database, or of a kind that has no definition, are left out. */
    public static Wanted objects(Collection<DatabaseObject> objects) {
        Set<DatabaseObject> known = objects.stream()
                .filter(object -> object.database() == null && KINDS.contains(object.kind()))
                .collect(Collectors.toSet());
        return new Wanted(known, Set.of(), null);
    }

    /** Wants schemas and everything in them. */
    public static Wanted schemas(Collection<String> names) {
        return new Wanted(Set.of(), Set.copyOf(names), null);
    }

    /** Wants all schemas but the system's and some others, and everything in them. */
    public static Wanted everythingBut(Collection<String> names) {
        return new Wanted(Set.of(), Set.of(), Set.copyOf(names));
    }

    /** Tells whether nothing is wanted. */
    public boolean isNothing() {
        return objects.isEmpty() && schemas.isEmpty() && but == null;
    }

    /** Tells whether something that was found is among what is wanted: the questions may ask for more. */
    boolean has(ObjectIdentity found) {
        DatabaseObject object = found.object();
        return objects.isEmpty() || objects.contains(object) || objects.contains(object.inAnySchema());
    }

    /** Tells whether objects of a kind may be among what is wanted. */
    boolean mayHave(ObjectKind kind) {
        return objects.isEmpty() || objects.stream().anyMatch(object -> object.kind() == kind);
    }

    /**
     * Returns the condition for objects of a kind.
     *
     * @param schema the expression for the name of the schema
     * @param name the expression for the name of the object
     */
    String condition(ObjectKind kind, String schema, String name) {
        if (but != null) {
            return everything(schema, but);
        }
        if (!schemas.isEmpty()) {
            return schema + " IN (" + literals(schemas.stream()) + ")";
        }
        if (kind == ObjectKind.SCHEMA) {
            return lower(name) + " IN (" + literals(named(kind).map(DatabaseObject::name)) + ")";
        }
        return objects.size() > MOST_NAMES ? ofSchemas(kind, schema, name) : ofNames(kind, schema, name);
    }

    private static String everything(String schema, Set<String> but) {
        String others = but.isEmpty() ? "" : ", " + literals(but.stream());
        return schema + " NOT LIKE 'pg!_%' ESCAPE '!' AND " + schema
                + " NOT IN ('information_schema', 'catalog_history'" + others + ")";
    }

    private String ofSchemas(ObjectKind kind, String schema, String name) {
        Set<String> names = named(kind)
                .map(DatabaseObject::schema)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> anywhere = named(kind)
                .filter(DatabaseObject::anySchema)
                .map(DatabaseObject::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return either(
                names.isEmpty() ? "" : lower(schema) + " IN (" + literals(names.stream()) + ")",
                anywhere.isEmpty() ? "" : lower(name) + " IN (" + literals(anywhere.stream()) + ")");
    }

    private String ofNames(ObjectKind kind, String schema, String name) {
        Map<String, Set<String>> names = new TreeMap<>();
        named(kind)
                .forEach(object -> names.computeIfAbsent(
                                Objects.requireNonNullElse(object.schema(), ""), key -> new TreeSet<>())
                        .add(object.name()));
        return either(names.entrySet().stream()
                .map(entry ->
                        (entry.getKey().isEmpty() ? "" : lower(schema) + " = " + literal(entry.getKey()) + " AND ")
                                + lower(name) + " IN (" + literals(entry.getValue().stream()) + ")")
                .toArray(String[]::new));
    }

    private Stream<DatabaseObject> named(ObjectKind kind) {
        return objects.stream().filter(object -> object.kind() == kind);
    }

    private static String either(String... conditions) {
        List<String> said =
                Stream.of(conditions).filter(text -> !text.isEmpty()).toList();
        return said.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", said) + ")";
    }

    /** Names are kept in lower case, unless enable_case_sensitive_identifier was on; scripts know the lower case. */
    private static String lower(String expression) {
        return "LOWER(" + expression + ")";
    }

    private static String literals(Stream<String> values) {
        return values.sorted().map(Wanted::literal).collect(Collectors.joining(", "));
    }

    private static String literal(String value) {
        return SqlText.literal(value);
    }

    /** Returns the objects that were named and are not among those that were found. */
    Set<DatabaseObject> missing(Collection<ObjectIdentity> found) {
        Set<DatabaseObject> there = found.stream().map(ObjectIdentity::object).collect(Collectors.toSet());
        Set<DatabaseObject> anywhere =
                there.stream().map(DatabaseObject::inAnySchema).collect(Collectors.toSet());
        return objects.stream()
                .filter(object -> !(object.anySchema() ? anywhere : there).contains(object))
                .collect(Collectors.toSet());
    }

    /** Returns the schemas that were named and are not among those that were found. */
    Set<String> missingSchemas(Collection<ObjectIdentity> found) {
        Set<String> there = found.stream().map(ObjectIdentity::schema).collect(Collectors.toSet());
        return schemas.stream()
                .filter(schema -> !there.contains(schema.toLowerCase(Locale.ROOT)) && !there.contains(schema))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
