package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
        String condition = names.entrySet().stream()
                .map(entry -> "rn.nspname = " + SqlText.literal(entry.getKey()) + " AND r.relname IN ("
                        + entry.getValue().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")")
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

    private static DatabaseObject relation(String schema, String name) {
        return new DatabaseObject(ObjectKind.RELATION, schema, name);
    }
}
