package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How large tables are, as {@code SVV_TABLE_INFO} says. The view does not have empty tables, and shows its rows to
 * administrators and to whom it is granted.
 *
 * @param known whether somebody was asked and has answered
 * @param sizes the sizes of the tables that are not empty
 */
public record TableSizes(boolean known, Map<DatabaseObject, Size> sizes) {

    /** Nobody was asked, or nobody may be told. */
    public static final TableSizes UNKNOWN = new TableSizes(false, Map.of());

    private static final Size EMPTY = new Size(0, 0);

    /** Copies the map. */
    public TableSizes {
        sizes = Map.copyOf(sizes);
    }

    /**
     * The size of a table.
     *
     * @param rows how many rows it has; those that are deleted and not vacuumed yet count too
     * @param megabytes how much room it takes
     */
    public record Size(long rows, long megabytes) {

        private Size or(Size other) {
            return other.rows > rows ? other : this;
        }
    }

    /** Returns the one query for tables; nothing when there are none in the connected database. */
    public static Optional<String> query(Collection<DatabaseObject> tables) {
        String conditions = tables.stream()
                .filter(TableSizes::isHere)
                .map(TableSizes::condition)
                .distinct()
                .collect(Collectors.joining("\n    OR "));
        return conditions.isEmpty() ? Optional.empty() : Optional.of("""
                        SELECT "schema", "table", tbl_rows, size
                        FROM svv_table_info
                        WHERE tbl_rows > 0
                        AND (%s)""".formatted(conditions));
    }

    private static boolean isHere(DatabaseObject table) {
        return table.kind() == ObjectKind.RELATION && table.database() == null && !table.external();
    }

    private static String condition(DatabaseObject table) {
        String name = "\"table\" = " + SqlText.literal(table.name());
        return table.schema() == null
                ? name
                : "(\"schema\" = " + SqlText.literal(table.schema()) + " AND " + name + ")";
    }

    /** Returns what the answer says. */
    public static TableSizes read(List<Row> rows) {
        Map<DatabaseObject, Size> sizes = new HashMap<>();
        for (Row row : rows) {
            DatabaseObject table = new DatabaseObject(ObjectKind.RELATION, lower(row.text(0)), lower(row.text(1)));
            Size size = new Size(whole(row.text(2)), whole(row.text(3)));
            sizes.put(table, size);
            sizes.merge(table.inAnySchema(), size, Size::or);
        }
        return new TableSizes(true, sizes);
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Rows are a NUMERIC, which may show a fraction. */
    private static long whole(String number) {
        int point = number.indexOf('.');
        return Long.parseLong(point < 0 ? number : number.substring(0, point));
    }

    /** Returns the size of a table, which is empty when nothing is told of it; absent when nobody knows. */
    public Optional<Size> of(DatabaseObject table) {
        return known && isHere(table) ? Optional.of(sizes.getOrDefault(table, EMPTY)) : Optional.empty();
    }
}
