package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Values;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The statements that give privileges, one for all privileges that a receiver has in the same way. The order is that of
 * the texts, so that the same privileges give the same statements.
 */
final class GrantStatements {

    private GrantStatements() {}

    /** Returns what gives the privileges on an object to others than its owner. */
    static List<String> onObject(ObjectIdentity identity, String owner, List<Values> grants) {
        return statements(grants, owner, row -> switch (row.text(4)) {
            case "", "SCHEMA" -> " ON " + word(identity) + " " + identity.signature() + " TO ";
            default -> " FOR " + row.text(4) + " IN SCHEMA " + identity.path() + " TO ";
        });
    }

    /** Materialized and other views are granted as tables. */
    private static String word(ObjectIdentity identity) {
        return switch (identity.type()) {
            case MATERIALIZED_VIEW, VIEW -> ObjectType.TABLE.words();
            default -> identity.type().words();
        };
    }

    /** Returns what gives the privileges on columns: {@code GRANT SELECT (a, b) ON TABLE t TO x}. */
    static List<String> onColumns(ObjectIdentity identity, String owner, List<Values> grants, List<String> columns) {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (Values row : grants) {
            Grantee to = Grantee.of(row, 1);
            if (!to.isUser(owner)) {
                granted.computeIfAbsent(
                                row.text(0) + " (%s) ON TABLE " + identity.path() + " TO " + to.sql(),
                                key -> new TreeSet<>())
                        .add(row.text(4));
            }
        }
        List<String> statements = new ArrayList<>();
        granted.forEach((words, names) -> statements.add("GRANT " + words.replace("%s", list(names, columns))));
        return statements;
    }

    /** The columns stand in the order that the table has; one that is not there is not granted either. */
    private static String list(Set<String> names, List<String> columns) {
        List<String> known = columns.isEmpty() ? List.copyOf(names) : columns;
        return known.stream().filter(names::contains).map(SqlText::plainName).collect(Collectors.joining(", "));
    }

    private static String plural(String type) {
        return type.equals("RELATION") ? "TABLES" : type + "S";
    }

    /** What stands between the privileges and the receiver. */
    @FunctionalInterface
    private interface Middle {
        String of(Values row);
    }

    private static List<String> statements(List<Values> grants, String owner, Middle middle) {
        Map<String, Set<String>> privileges = new TreeMap<>();
        for (Values row : grants) {
            Grantee to = Grantee.of(row, 1);
            if (!to.isUser(owner)) {
                String words = middle.of(row) + to.sql() + (row.yes(3) ? " WITH GRANT OPTION" : "");
                privileges.computeIfAbsent(words, key -> new TreeSet<>()).add(row.text(0));
            }
        }
        List<String> statements = new ArrayList<>();
        privileges.forEach((words, names) -> statements.add("GRANT " + String.join(", ", names) + words));
        return statements;
    }

    /** Returns default privileges, by whose objects get them. */
    static List<String> defaults(String schema, List<Values> grants) {
        Map<String, List<Values>> byOwner =
                grants.stream().collect(Collectors.groupingBy(row -> row.text(5), TreeMap::new, Collectors.toList()));
        List<String> statements = new ArrayList<>();
        byOwner.forEach((owner, rows) -> statements(rows, "", row -> " ON " + plural(row.text(4)) + " TO ")
                .forEach(grant -> statements.add("ALTER DEFAULT PRIVILEGES FOR USER " + SqlText.plainName(owner)
                        + " IN SCHEMA " + SqlText.plainName(schema) + " " + grant)));
        return statements;
    }
}
