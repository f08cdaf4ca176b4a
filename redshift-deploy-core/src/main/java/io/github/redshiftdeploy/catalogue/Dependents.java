package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Subject;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The views that need a table or another view: without a CASCADE it cannot be dropped. The rule of a view is what
 * depends, in {@code pg_depend}, on what the view reads, and belongs to the view itself. Late-binding views are none of
 * them.
 */
public final class Dependents {

    private Dependents() {}

    /** Returns the query for what needs some relations. */
    public static String query(Collection<ObjectIdentity> relations) {
        Map<String, Set<String>> names = new TreeMap<>();
        relations.forEach(relation -> names.computeIfAbsent(relation.schema(), key -> new LinkedHashSet<>())
                .add(relation.name()));
        boolean many = relations.size() > Wanted.MOST_NAMES;
        String condition = names.entrySet().stream()
                .map(entry -> "rn.nspname = " + SqlText.literal(entry.getKey())
                        + (many
                                ? ""
                                : " AND r.relname IN ("
                                        + entry.getValue().stream()
                                                .map(SqlText::literal)
                                                .collect(Collectors.joining(", "))
                                        + ")"))
                .collect(Collectors.joining("\n    OR "));
        return """
                SELECT DISTINCT rn.nspname AS schema_name, r.relname AS relation_name, vn.nspname AS view_schema,
                    v.relname AS view_name
                FROM pg_class r
                JOIN pg_namespace rn ON rn.oid = r.relnamespace
                JOIN pg_depend used ON used.refobjid = r.oid AND used.refclassid = 'pg_class'::regclass
                    AND used.classid = 'pg_rewrite'::regclass
                JOIN pg_depend rule ON rule.objid = used.objid AND rule.classid = 'pg_rewrite'::regclass
                    AND rule.refclassid = 'pg_class'::regclass AND rule.deptype = 'i'
                JOIN pg_class v ON v.oid = rule.refobjid AND v.oid <> r.oid
                JOIN pg_namespace vn ON vn.oid = v.relnamespace
                WHERE %s
                ORDER BY 1, 2, 3, 4""".formatted(condition.isEmpty() ? "1 = 0" : condition);
    }

    /**
     * Returns the query for the late-binding views whose text has one of the names in it; for all, when they are many.
     */
    public static String lateBindingQuery(Collection<ObjectIdentity> relations) {
        String names = relations.stream()
                .map(ObjectIdentity::name)
                .distinct()
                .sorted()
                .map(name -> "POSITION(" + SqlText.literal(name.toLowerCase(Locale.ROOT)) + " IN LOWER(body)) > 0")
                .collect(Collectors.joining(" OR "));
        return """
                SELECT view_schema, view_name, body
                FROM (
                    SELECT n.nspname AS view_schema, c.relname AS view_name, pg_get_viewdef(c.oid, true) AS body
                    FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind = 'v' AND n.nspname NOT LIKE 'pg!_%%' ESCAPE '!' AND n.nspname <> 'information_schema'
                ) views
                WHERE POSITION('no schema binding' IN LOWER(body)) > 0
                    AND (%s)
                ORDER BY 1, 2""".formatted(relations.size() > Wanted.MOST_NAMES ? "1 = 1" : names.isEmpty() ? "1 = 0" : names);
    }

    /** Returns what the answer to that says: the views, by what they read; a name without a schema may mean any. */
    public static Map<DatabaseObject, List<DatabaseObject>> readLateBinding(
            List<Row> rows, Collection<ObjectIdentity> relations) {
        Map<DatabaseObject, List<DatabaseObject>> views = new LinkedHashMap<>();
        for (Row row : rows) {
            Subject view = new Subject(row.text("view_schema"), row.text("view_name"), "");
            Set<ObjectIdentity> read = ViewText.of(view, row.text("body")).uses();
            relations.stream()
                    .filter(relation -> read.stream().anyMatch(used -> isMeant(used, relation)))
                    .forEach(relation -> views.computeIfAbsent(relation.object(), key -> new ArrayList<>())
                            .add(relation(view.schema(), view.name())));
        }
        return views;
    }

    /** Returns what the answer says: the views, by what they need. */
    public static Map<DatabaseObject, List<DatabaseObject>> read(List<Row> rows) {
        Map<DatabaseObject, List<DatabaseObject>> dependents = new LinkedHashMap<>();
        for (Row row : rows) {
            dependents
                    .computeIfAbsent(
                            relation(row.text("schema_name"), row.text("relation_name")), key -> new ArrayList<>())
                    .add(relation(row.text("view_schema"), row.text("view_name")));
        }
        return dependents;
    }

    private static boolean isMeant(ObjectIdentity used, ObjectIdentity relation) {
        return used.name().equalsIgnoreCase(relation.name())
                && (used.schema().isEmpty() || used.schema().equalsIgnoreCase(relation.schema()));
    }

    private static DatabaseObject relation(String schema, String name) {
        return new DatabaseObject(ObjectKind.RELATION, schema, name);
    }
}
