package io.github.redshiftdeploy.history;

import io.github.redshiftdeploy.connect.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user needs to be allowed on the tables of the history. */
enum HistoryRight {
    SELECT,
    INSERT,
    UPDATE,
    DELETE;

    /** Who only reads. */
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    static final Set<HistoryRight> TO_READ = Set.of(SELECT);

    /** Who deploys. */
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    static final Set<HistoryRight> TO_DEPLOY = Set.of(values());

    private String column() {
        return "may_" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the columns of a query that tell which of them the user has on a table. */
    static String columns(String table) {
        return Arrays.stream(values())
                .map(right -> "has_table_privilege(" + table + ", '" + right + "') AS " + right.column())
                .collect(Collectors.joining(", "));
    }

    /** Returns those that the user does not have, as a row of such a query tells it. */
    static Set<HistoryRight> missing(Row row) {
        EnumSet<HistoryRight> missing = EnumSet.noneOf(HistoryRight.class);
        for (HistoryRight right : values()) {
            if (!row.text(right.column()).equals("t")) {
                missing.add(right);
            }
        }
        return missing;
    }

    /** Returns the names of those that are both missing and needed. */
    static List<String> words(Set<HistoryRight> missing, Set<HistoryRight> needed) {
        return Arrays.stream(values())
                .filter(right -> missing.contains(right) && needed.contains(right))
                .map(Enum::name)
                .toList();
    }
}
