package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The numbers by which the catalogue knows tables and their columns: they stay when a name changes, and what is dropped
 * and made anew has others.
 */
public final class Footprints {

    private Footprints() {}

    /** Returns the query for the numbers of tables; none of them has a definition without one. */
    public static String query(Collection<ObjectIdentity> tables) {
        Map<String, Set<String>> names = new TreeMap<>();
        tables.forEach(table -> names.computeIfAbsent(table.schema(), key -> new LinkedHashSet<>())
                .add(table.name()));
        String condition = names.entrySet().stream()
                .map(entry -> "n.nspname = " + SqlText.literal(entry.getKey()) + " AND c.relname IN ("
                        + entry.getValue().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining("\n    OR "));
        return """
                SELECT n.nspname AS schema_name, c.relname AS table_name, c.oid AS table_number, a.attnum AS place
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind = 'r' AND (%s)
                ORDER BY 1, 2, 4""".formatted(condition.isEmpty() ? "1 = 0" : condition);
    }

    /** Returns what the answer says, each as {@code number:column,column}. */
    public static Map<ObjectIdentity, String> read(List<Row> rows) {
        Map<ObjectIdentity, String> numbers = new HashMap<>();
        Map<ObjectIdentity, List<String>> columns = new LinkedHashMap<>();
        for (Row row : rows) {
            ObjectIdentity table =
                    new ObjectIdentity(ObjectType.TABLE, row.text("schema_name"), row.text("table_name"), "");
            numbers.put(table, row.text("table_number"));
            columns.computeIfAbsent(table, key -> new ArrayList<>()).add(row.text("place"));
        }
        Map<ObjectIdentity, String> footprints = new HashMap<>();
        columns.forEach((table, places) -> footprints.put(table, numbers.get(table) + ":" + String.join(",", places)));
        return footprints;
    }
}
