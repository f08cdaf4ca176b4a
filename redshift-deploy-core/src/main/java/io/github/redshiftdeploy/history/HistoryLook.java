package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.connect.SqlText.literal;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is found where the history should be. It is looked at before anything is read: whoever may create in the
 * database could have put something else there, and whoever reads that does what its maker wants.
 */
final class HistoryLook {

    private static final String NAMES =
            TableLayout.ALL.stream().map(table -> literal(table.name())).collect(Collectors.joining(", "));

    private final String schema;
    private final Set<String> trusted = new TreeSet<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Map<String, Set<HistoryRight>> missing = new LinkedHashMap<>();
    private @Nullable String schemaOwner;
    private @Nullable String user;
    private @Nullable String comment;
    private boolean mayCreate;

    private HistoryLook(String schema) {
        this.schema = schema;
    }

    /**
     * Returns the queries.
     *
     * @param owner who else may own the history; absent for nobody
     */
    static List<String> queries(String schema, @Nullable String owner) {
        String objects = """
                SELECT pg_get_userbyid(n.nspowner) AS schema_owner, c.relname AS relation, c.relkind AS kind,
                    pg_get_userbyid(c.relowner) AS owner, a.attname AS attribute, d.description AS description,
                    current_user AS me, has_schema_privilege(n.oid, 'USAGE') AS may_usage,
                    has_schema_privilege(n.oid, 'CREATE') AS may_create, %s
                FROM pg_namespace n
                LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname IN (%s)
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
                WHERE n.nspname = %s""".formatted(HistoryRight.columns("c.oid"), NAMES, literal(schema));
        String users = "SELECT usename AS owner FROM pg_user WHERE usename = current_user OR usesuper"
                + (owner == null ? "" : " OR usename = " + literal(owner))
                + " UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()";
        return List.of(objects, users);
    }

    /** Reads the answers. */
    static HistoryLook read(String schema, List<List<Row>> answers) {
        HistoryLook look = new HistoryLook(schema);
        answers.get(0).forEach(look::take);
        answers.get(1).forEach(row -> look.trusted.add(row.text("owner")));
        return look;
    }

    private void take(Row row) {
        schemaOwner = row.text("schema_owner");
        user = row.text("me");
        mayCreate = row.text("may_create").equals("t");
        String table = row.value("relation");
        if (table == null) {
            return;
        }
        missing.put(
                table,
                row.text("may_usage").equals("t") ? HistoryRight.missing(row) : EnumSet.allOf(HistoryRight.class));
        kinds.put(table, row.text("kind"));
        owners.put(table, row.text("owner"));
        columns.computeIfAbsent(table, name -> new LinkedHashSet<>()).add(row.text("attribute"));
        // An object of another catalogue may have the number of the table, and a comment too.
        if (table.equals(TableLayout.SCRIPT.name()) && row.text("description").startsWith(Tables.LABEL)) {
            comment = row.text("description");
        }
    }

    /** Tells whether the schema is there. */
    boolean schema() {
        return schemaOwner != null;
    }

    /**
     * Returns the version of the tables; nothing when there are none.
     *
     * @throws DiagnosticException when they are somebody else's, damaged, or of a later release
     */
    Optional<Integer> version() {
        if (schemaOwner == null) {
            return Optional.empty();
        }
        requireOwner();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        int version = said();
        if (version > TableLayout.NEWEST) {
            throw new DiagnosticException(Diagnostic.error(
                            HistoryCode.NEWER_VERSION,
                            "the history in schema '" + schema + "' is of version " + version
                                    + ", and this release knows version " + TableLayout.NEWEST)
                    .help("use the newest release of the plugin"));
        }
        for (TableLayout table : TableLayout.ALL) {
            if (table.isIn(version)) {
                requireWhole(table, version);
            }
        }
        return Optional.of(version);
    }

    /** The schema's owner may drop and replace its tables, so who is trusted with it is trusted with them. */
    private void requireOwner() {
        String owner = String.valueOf(schemaOwner);
        if (!trusted.contains(owner)) {
            throw new DiagnosticException(foreign("the schema '" + schema + "'", owner));
        }
        owners.forEach((table, user) -> {
            if (!user.equals(owner) && !trusted.contains(user)) {
                throw new DiagnosticException(foreign("the table '" + schema + "." + table + "'", user));
            }
        });
    }

    private static Diagnostic foreign(String what, String owner) {
        return Diagnostic.error(
                        HistoryCode.FOREIGN_OWNER,
                        what + " of the history belongs to '" + owner
                                + "', who is neither this user nor an administrator")
                .help("when you trust that user, set 'redshift.historyOwner' to it; otherwise name another schema in"
                        + " 'redshift.historySchema'");
    }

    /**
     * Makes sure that the user has rights on all tables that are there, and who writes them, on the schema: each
     * deployment makes its {@link Fence} in it.
     *
     * @throws DiagnosticException when some are missing, with the statements that give them
     */
    void require(Set<HistoryRight> rights) {
        List<String> lacks = new ArrayList<>();
        List<String> grants = new ArrayList<>();
        boolean deploys = rights.equals(HistoryRight.TO_DEPLOY);
        missing.forEach((table, all) -> {
            if (!deploys && TableLayout.FOR_DEPLOYMENTS.contains(table)) {
                return; // Who could read the history of an older release still can.
            }
            List<String> words = HistoryRight.words(all, rights);
            if (!words.isEmpty()) {
                lacks.add("may not " + String.join(", ", words) + " on '" + schema + "." + table + "'");
                grants.add("GRANT " + String.join(", ", words) + " ON " + SqlText.name(schema) + "." + table + " TO "
                        + SqlText.name(String.valueOf(user)));
            }
        });
        if (deploys && !missing.isEmpty() && !mayCreate) {
            lacks.add("may not CREATE in schema '" + schema + "'");
        }
        if (!lacks.isEmpty()) {
            String schemaRights = deploys ? "USAGE, CREATE" : "USAGE";
            grants.add(
                    0,
                    "GRANT " + schemaRights + " ON SCHEMA " + SqlText.name(schema) + " TO "
                            + SqlText.name(String.valueOf(user)));
            throw new DiagnosticException(Diagnostic.error(
                            HistoryCode.MISSING_RIGHTS, "the user '" + user + "' " + String.join(" and ", lacks))
                    .help("let the owner of the history, '" + schemaOwner + "', run: " + String.join("; ", grants)));
        }
    }

    /** Tables without a comment are of the first version. */
    private int said() {
        String text = comment;
        if (text == null) {
            return 1;
        }
        String number = text.substring(Tables.LABEL.length());
        boolean whole =
                !number.isEmpty() && number.length() < 6 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole) {
            throw new DiagnosticException(damaged("its version reads '" + number + "'"));
        }
        return Integer.parseInt(number);
    }

    private void requireWhole(TableLayout table, int version) {
        String kind = kinds.get(table.name());
        if (kind == null) {
            throw new DiagnosticException(damaged("the table '" + table.name() + "' is missing"));
        }
        if (!kind.equals("r")) {
            throw new DiagnosticException(damaged("'" + table.name() + "' is no table"));
        }
        Set<String> found = columns.getOrDefault(table.name(), Set.of());
        for (String column : table.names(version)) {
            if (!found.contains(column)) {
                throw new DiagnosticException(
                        damaged("the column '" + column + "' of '" + table.name() + "' is missing"));
            }
        }
    }

    private Diagnostic damaged(String what) {
        return damaged(schema, what);
    }

    /** Returns the error that the history cannot be relied on. */
    static Diagnostic damaged(String schema, String what) {
        return Diagnostic.error(HistoryCode.DAMAGED, "the history in schema '" + schema + "' is damaged: " + what)
                .help("restore its tables from a snapshot; or set 'redshift.historySchema' to a new one, and say with"
                        + " 'redshift-deploy:baseline' what is applied");
    }
}
