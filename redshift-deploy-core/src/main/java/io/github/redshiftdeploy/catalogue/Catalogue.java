package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Definition;
import io.github.redshiftdeploy.effect.ProcedureSource;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the catalogue says of the schemas and procedures that it was asked about.
 *
 * @param asked whether there was anybody to ask
 * @param external the external schemas
 * @param local the schemas of other databases that are not external
 * @param procedures what the procedures do
 */
public record Catalogue(
        boolean asked,
        Set<DatabaseObject> external,
        Set<DatabaseObject> local,
        Map<DatabaseObject, Definition> procedures) {

    /** Knows nothing: no schema counts as external, and no procedure ends transactions, in a plan that asks nobody. */
    public static final Catalogue NONE = new Catalogue(false, Set.of(), Set.of(), Map.of());

    private static final String SCHEMA = "schema";
    private static final String ELSEWHERE = "elsewhere";
    private static final String PROCEDURE = "procedure";

    /** Copies the sets. */
    public Catalogue {
        external = Set.copyOf(external);
        local = Set.copyOf(local);
        procedures = Map.copyOf(procedures);
    }

    /**
     * Returns the one query that asks about schemas and procedures; nothing when there is nothing to ask. Of other
     * databases the catalogue tells the schemas, and not the procedures.
     */
    public static Optional<String> query(Collection<DatabaseObject> questions) {
        List<String> selects = new ArrayList<>();
        String schemas = questions.stream()
                .filter(thing -> thing.kind() == ObjectKind.SCHEMA && thing.database() == null)
                .map(thing -> SqlText.literal(thing.name()))
                .collect(Collectors.joining(", "));
        String elsewhere = questions.stream()
                .filter(thing -> thing.kind() == ObjectKind.SCHEMA && thing.database() != null)
                .map(Catalogue::elsewhere)
                .collect(Collectors.joining("\n    OR "));
        String procedures = questions.stream()
                .filter(thing -> thing.kind() == ObjectKind.ROUTINE && thing.database() == null)
                .map(Catalogue::condition)
                .collect(Collectors.joining("\n    OR "));
        if (!schemas.isEmpty()) {
            selects.add("""
                    SELECT 'schema' AS kind, s.schemaname AS schema_name, '' AS name, '' AS body
                    FROM svv_external_schemas s
                    WHERE s.schemaname IN (%s)""".formatted(schemas));
        }
        if (!elsewhere.isEmpty()) {
            selects.add("""
                    SELECT 'elsewhere' AS kind, s.schema_name AS schema_name, s.database_name AS name, s.schema_type AS body
                    FROM svv_all_schemas s
                    WHERE %s""".formatted(elsewhere));
        }
        if (!procedures.isEmpty()) {
            selects.add("""
                    SELECT 'procedure' AS kind, n.nspname AS schema_name, p.proname AS name, p.prosrc AS body
                    FROM pg_proc_info p
                    JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE p.prokind = 'p'
                    AND (%s)""".formatted(procedures));
        }
        return selects.isEmpty() ? Optional.empty() : Optional.of(String.join("\nUNION ALL\n", selects));
    }

    private static String elsewhere(DatabaseObject schema) {
        return "s.database_name = " + SqlText.literal(Objects.requireNonNull(schema.database()))
                + " AND s.schema_name = " + SqlText.literal(schema.name());
    }

    private static String condition(DatabaseObject procedure) {
        String name = "p.proname = " + SqlText.literal(procedure.name());
        return procedure.schema() == null
                ? name
                : "n.nspname = " + SqlText.literal(procedure.schema()) + " AND " + name;
    }

    /** Returns what the rows of the answer say: kind, schema, name and source. */
    public static Catalogue read(Collection<Row> rows) {
        Set<DatabaseObject> external = new LinkedHashSet<>();
        Set<DatabaseObject> local = new LinkedHashSet<>();
        Map<DatabaseObject, Definition> procedures = new HashMap<>();
        for (Row row : rows) {
            if (row.text(0).equals(SCHEMA)) {
                external.add(DatabaseObject.schema(lower(row, 1)));
            } else if (row.text(0).equals(ELSEWHERE)) {
                Set<DatabaseObject> found = row.text(3).equals("external") ? external : local;
                found.add(DatabaseObject.schema(lower(row, 2), lower(row, 1)));
            } else if (row.text(0).equals(PROCEDURE)) {
                DatabaseObject procedure = new DatabaseObject(ObjectKind.ROUTINE, lower(row, 1), lower(row, 2));
                procedures.merge(procedure, ProcedureSource.read(row.text(3)), Definition::or);
            }
        }
        return new Catalogue(true, external, local, procedures);
    }

    private static String lower(Row row, int column) {
        return row.text(column).toLowerCase(Locale.ROOT);
    }

    /** Tells whether a schema is external. */
    public boolean isExternal(DatabaseObject schema) {
        return external.contains(schema);
    }

    /** Tells whether the catalogue was asked about a schema of another database, and did not tell what it is. */
    public boolean isUnknown(DatabaseObject schema) {
        return asked && schema.database() != null && !external.contains(schema) && !local.contains(schema);
    }

    /** Returns what a procedure may do, one for each that may be meant; none when it is not known. */
    public List<Definition> procedures(DatabaseObject procedure) {
        if (procedure.database() != null) {
            return List.of();
        }
        return procedures.entrySet().stream()
                .filter(known -> procedure.anySchema()
                        ? known.getKey().name().equals(procedure.name())
                        : known.getKey().equals(procedure))
                .map(Map.Entry::getValue)
                .toList();
    }
}
