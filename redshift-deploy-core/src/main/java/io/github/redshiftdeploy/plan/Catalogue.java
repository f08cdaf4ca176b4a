package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.ProcedureSource;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the catalogue says of the schemas and procedures that it was asked about.
 *
 * @param external the external schemas
 * @param committing the procedures that may end the transaction that they are called in
 */
public record Catalogue(Set<String> external, Set<DatabaseObject> committing) {

    /** Says that nothing is external and no procedure ends transactions: what a plan assumes that asks nobody. */
    public static final Catalogue NONE = new Catalogue(Set.of(), Set.of());

    private static final String SCHEMA = "schema";
    private static final String PROCEDURE = "procedure";

    /** Copies the sets. */
    public Catalogue {
        external = Set.copyOf(external);
        committing = Set.copyOf(committing);
    }

    /** Returns the one query that asks about schemas and procedures; nothing when there is nothing to ask. */
    public static Optional<String> query(Collection<DatabaseObject> questions) {
        List<String> selects = new ArrayList<>();
        String schemas = questions.stream()
                .filter(thing -> thing.kind() == ObjectKind.SCHEMA)
                .map(thing -> SqlText.literal(thing.name()))
                .collect(Collectors.joining(", "));
        String procedures = questions.stream()
                .filter(thing -> thing.kind() == ObjectKind.ROUTINE)
                .map(Catalogue::condition)
                .collect(Collectors.joining("\n    OR "));
        if (!schemas.isEmpty()) {
            selects.add("""
                    SELECT 'schema' AS kind, s.schemaname AS schema_name, '' AS name, '' AS body
                    FROM svv_external_schemas s
                    WHERE s.schemaname IN (%s)""".formatted(schemas));
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

    private static String condition(DatabaseObject procedure) {
        String name = "p.proname = " + SqlText.literal(procedure.name());
        return procedure.schema() == null
                ? name
                : "n.nspname = " + SqlText.literal(procedure.schema()) + " AND " + name;
    }

    /**
     * Returns what the rows of the answer say: kind, schema, name and source. A procedure that calls one that is not
     * among them may do anything.
     */
    public static Catalogue read(Collection<Row> rows) {
        Set<String> external = new LinkedHashSet<>();
        Set<DatabaseObject> committing = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.text(0).equals(SCHEMA)) {
                external.add(row.text(1).toLowerCase(Locale.ROOT));
            } else if (row.text(0).equals(PROCEDURE) && ProcedureSource.mayCommit(row.text(3), called -> true)) {
                committing.add(new DatabaseObject(
                        ObjectKind.ROUTINE,
                        row.text(1).toLowerCase(Locale.ROOT),
                        row.text(2).toLowerCase(Locale.ROOT)));
            }
        }
        return new Catalogue(external, committing);
    }

    /** Tells whether Redshift refuses in a transaction what is done to a schema, or the call of a procedure. */
    boolean refuses(DatabaseObject thing) {
        if (thing.kind() == ObjectKind.SCHEMA) {
            return external.contains(thing.name());
        }
        return thing.anySchema()
                ? committing.stream().anyMatch(procedure -> procedure.name().equals(thing.name()))
                : committing.contains(thing);
    }
}
