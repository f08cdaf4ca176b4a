package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.CatalogueRows.Subject;
import io.github.redshiftdeploy.catalogue.CatalogueRows.Values;
import io.github.redshiftdeploy.catalogue.DefinitionQueries.Part;
import io.github.redshiftdeploy.catalogue.ObjectDefinition.Afterward;
import io.github.redshiftdeploy.catalogue.ObjectDefinition.Kind;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes definitions of what the catalogue answered. */
final class DefinitionWriter {

    private static final String HIDDEN_GRANTS =
            "its grants, which only its owner, a superuser or who has ACCESS SYSTEM TABLE sees whole";
    private static final String HIDDEN_POLICIES =
            "policies for rows and masking, which only who has the role sys:secadmin sees";
    private static final String HIDDEN_SHARES = "the datashares that it is in, which only superusers see whole";

    /** A row of the Data API ends at 64 KB ({@code data-api-troubleshooting}). */
    private static final int LONGEST_ROW = 60_000;

    private final Wanted wanted;
    private final CatalogueRows rows;
    private final boolean policies;
    private final String user;
    private final boolean superuser;
    private final Set<String> external;
    private final Map<String, List<Values>> shares;

    DefinitionWriter(Wanted wanted, CatalogueRows rows, boolean policies) {
        this.wanted = wanted;
        this.rows = rows;
        this.policies = policies;
        List<Values> asking = rows.all(Part.USER);
        this.user = asking.isEmpty() ? "" : asking.get(0).key().name();
        this.superuser = !asking.isEmpty() && asking.get(0).yes(0);
        this.external =
                rows.all(Part.EXTERNAL).stream().map(row -> row.key().schema()).collect(Collectors.toSet());
        this.shares = rows.all(Part.SHARE).stream()
                .collect(Collectors.groupingBy(row -> row.key().name()));
    }

    /**
     * Returns the signatures of the procedures that may be shown: one may not, of a schema that this user may not use.
     *
     * @param longOnes whether those are meant whose text does not fit a row of the Data API, or all others
     */
    List<String> procedures(boolean longOnes) {
        return routines().stream()
                .filter(row -> row.text(0).equals("p") && row.yes(8))
                .filter(row -> isLong(row) == longOnes)
                .map(row -> routine(row).signature())
                .toList();
    }

    private boolean isLong(Values routine) {
        String body = rows.text(Part.BODY, routine.key());
        return body.getBytes(StandardCharsets.UTF_8).length > LONGEST_ROW;
    }

    /**
     * Returns the definitions.
     *
     * @param shown what SHOW PROCEDURE tells, by the signature of the procedure
     */
    List<ObjectDefinition> definitions(Map<String, String> shown) {
        List<ObjectDefinition> all = new ArrayList<>();
        local(Part.SCHEMA).forEach(row -> all.add(schema(row)));
        local(Part.RELATION).forEach(row -> all.add(relation(row)));
        routines().forEach(row -> all.add(routine(row, shown)));
        return all.stream()
                .filter(definition -> wanted.has(definition.identity()))
                .toList();
    }

    private List<Values> local(Part part) {
        return rows.all(part).stream()
                .filter(row -> !external.contains(row.key().schema()))
                .toList();
    }

    private List<Values> routines() {
        return local(Part.ROUTINE).stream()
                .filter(row -> wanted.has(routine(row)))
                .sorted(Comparator.comparing(DefinitionWriter::routine))
                .toList();
    }

    private static ObjectIdentity routine(Values row) {
        ObjectType type = row.text(0).equals("p") ? ObjectType.PROCEDURE : ObjectType.FUNCTION;
        return identity(type, row.key());
    }

    private static ObjectIdentity identity(ObjectType type, Subject key) {
        return new ObjectIdentity(type, key.schema(), key.name(), key.arguments());
    }

    private ObjectDefinition schema(Values row) {
        ObjectIdentity identity = ObjectIdentity.ofSchema(row.key().name());
        Draft draft = new Draft(identity, row.text(0));
        draft.create = "CREATE SCHEMA IF NOT EXISTS " + identity.path();
        draft.comment("SCHEMA " + identity.path(), row.value(1));
        List<Values> grants = rows.about(Part.SCHEMA_GRANT, row.key());
        // Everybody may use PUBLIC, unless somebody took that away.
        if (identity.name().equals("public") && row.yes(2)) {
            draft.revokeFromPublic(grants, "USAGE", "SCHEMA " + identity.path());
            draft.revokeFromPublic(grants, "CREATE", "SCHEMA " + identity.path());
        }
        draft.grants(GrantStatements.onObject(identity, draft.owner, grants));
        GrantStatements.defaults(identity.name(), rows.about(Part.DEFAULT_GRANT, row.key()))
                .forEach(grant -> draft.add(Kind.DEFAULT_PRIVILEGE, grant));
        share(draft, "SCHEMA", identity.name());
        draft.owner("SCHEMA " + identity.path());
        seesGrants(draft);
        return draft.definition();
    }

    private ObjectDefinition relation(Values row) {
        return row.text(0).equals("r") ? table(row) : view(row);
    }

    private ObjectDefinition table(Values row) {
        ObjectIdentity identity = identity(ObjectType.TABLE, row.key());
        Draft draft = new Draft(identity, row.text(1));
        TableText text = new TableText(identity, rows, row);
        draft.create = text.sql();
        draft.uses.addAll(text.references());
        draft.unseen.addAll(text.unseen());
        afterRelation(draft, row);
        return draft.definition();
    }

    private ObjectDefinition view(Values row) {
        ViewText text = ViewText.of(row.key(), rows.text(Part.VIEW_TEXT, row.key()));
        Draft draft = new Draft(text.identity(), row.text(1));
        draft.create = text.sql();
        draft.uses.addAll(text.uses());
        draft.unseen.addAll(text.unseen());
        if (text.identity().type() == ObjectType.MATERIALIZED_VIEW) {
            boolean refreshes = rows.about(Part.REFRESH, row.key()).stream()
                    .anyMatch(view -> view.text(0).startsWith("t"));
            if (refreshes != text.refreshes()) {
                draft.add(
                        Kind.SETTING,
                        "ALTER MATERIALIZED VIEW " + text.identity().path() + " AUTO REFRESH "
                                + (refreshes ? "YES" : "NO"));
            }
        }
        afterRelation(draft, row);
        return draft.definition();
    }

    private void afterRelation(Draft draft, Values row) {
        ObjectIdentity identity = draft.identity;
        String word = identity.type() == ObjectType.TABLE ? "TABLE " : "VIEW ";
        draft.comment(word + identity.path(), row.value(3));
        List<Values> columns = rows.inOrder(Part.COLUMN, row.key(), 0);
        columns.forEach(column ->
                draft.comment("COLUMN " + identity.path() + "." + SqlText.plainName(column.text(1)), column.value(4)));
        takeBack(draft, "TABLE " + identity.path(), "RELATION");
        draft.grants(GrantStatements.onObject(identity, draft.owner, rows.about(Part.RELATION_GRANT, row.key())));
        List<String> names = identity.type() == ObjectType.TABLE
                ? columns.stream().map(column -> column.text(1)).toList()
                : List.of();
        draft.grants(GrantStatements.onColumns(identity, draft.owner, rows.about(Part.COLUMN_GRANT, row.key()), names));
        share(draft, "TABLE", identity.schema() + "." + identity.name());
        draft.owner("TABLE " + identity.path());
        seesGrants(draft);
        if (!policies) {
            draft.unseen.add(HIDDEN_POLICIES);
        }
        rows.about(Part.POLICY, row.key())
                .forEach(policy -> draft.unseen.add("who the policy '" + policy.text(1) + "' for " + policy.text(0)
                        + " is attached for: attach it again by hand"));
    }

    private ObjectDefinition routine(Values row, Map<String, String> shown) {
        ObjectIdentity identity = routine(row);
        Draft draft = new Draft(identity, row.text(1));
        RoutineText text = new RoutineText(identity, rows, row, shown.get(identity.signature()));
        draft.create = text.sql();
        draft.unseen.addAll(text.unseen());
        String named = identity.type().words() + " " + identity.signature();
        draft.comment(named, row.value(7));
        List<Values> grants = rows.about(Part.ROUTINE_GRANT, row.key());
        // Everybody may use a new function, and nobody a new procedure (r_GRANT).
        takeBack(draft, named, identity.type().words());
        boolean forAll = identity.type() == ObjectType.FUNCTION;
        if (forAll && row.yes(6)) {
            draft.revokeFromPublic(grants, "EXECUTE", named);
        }
        draft.grants(GrantStatements.onObject(
                identity,
                draft.owner,
                grants.stream()
                        .filter(grant -> !(forAll && Grantee.of(grant, 1).isPublic()))
                        .toList()));
        if (identity.type() == ObjectType.FUNCTION) {
            share(draft, "FUNCTION", identity.schema() + "." + identity.name());
        }
        draft.owner(named);
        seesGrants(draft);
        return draft.definition();
    }

    /** Whoever makes the object again, its new owner's default privileges would be its own. */
    private void takeBack(Draft draft, String on, String objects) {
        rows.all(Part.DEFAULT_GRANT).stream()
                .filter(row ->
                        Set.of("", draft.identity.schema()).contains(row.key().schema()))
                .filter(row -> row.text(4).equals(objects))
                .map(row ->
                        "REVOKE ALL ON " + on + " FROM " + Grantee.of(row, 1).sql())
                .distinct()
                .sorted()
                .forEach(statement -> draft.add(Kind.TAKE_BACK, statement));
    }

    private void seesGrants(Draft draft) {
        if (!superuser && !user.equals(draft.owner) && rows.all(Part.SEES_ALL).isEmpty()) {
            draft.unseen.add(HIDDEN_GRANTS);
        }
    }

    /** The objects of a share are named with their schema; functions without their arguments. */
    private void share(Draft draft, String word, String name) {
        shares.getOrDefault(name, List.of()).stream()
                .map(row -> "ALTER DATASHARE " + SqlText.plainName(row.text(1)) + " ADD " + word + " "
                        + draft.identity.signature())
                .distinct()
                .sorted()
                .forEach(statement -> draft.add(Kind.SHARE, statement));
        if (!superuser && draft.identity.type() != ObjectType.SCHEMA) {
            draft.unseen.add(HIDDEN_SHARES);
        }
    }

    /** A definition that grows. */
    private static final class Draft {
        private final ObjectIdentity identity;
        private final String owner;
        private final List<Afterward> afterwards = new ArrayList<>();
        private final Set<ObjectIdentity> uses = new TreeSet<>();
        private final List<String> unseen = new ArrayList<>();
        private String create = "";

        private Draft(ObjectIdentity identity, String owner) {
            this.identity = identity;
            this.owner = owner;
        }

        private void add(Kind kind, String sql) {
            afterwards.add(new Afterward(kind, sql));
        }

        private void comment(String on, @Nullable String text) {
            if (text != null) {
                add(Kind.COMMENT, "COMMENT ON " + on + " IS " + SqlText.literal(text));
            }
        }

        private void grants(List<String> statements) {
            statements.forEach(statement -> add(Kind.GRANT, statement));
        }

        private void revokeFromPublic(List<Values> grants, String privilege, String on) {
            boolean has = grants.stream()
                    .anyMatch(
                            row -> Grantee.of(row, 1).isPublic() && row.text(0).equals(privilege));
            if (!has) {
                add(Kind.GRANT, "REVOKE " + privilege + " ON " + on + " FROM PUBLIC");
            }
        }

        private void owner(String on) {
            add(Kind.OWNER, "ALTER " + on + " OWNER TO " + SqlText.plainName(owner));
        }

        private ObjectDefinition definition() {
            unseen.addAll(Reading.problems(create));
            afterwards.forEach(statement -> unseen.addAll(Reading.problems(statement.sql())));
            uses.add(ObjectIdentity.ofSchema(identity.schema()));
            uses.remove(identity);
            return new ObjectDefinition(identity, owner, create, afterwards, uses, unseen);
        }
    }
}
