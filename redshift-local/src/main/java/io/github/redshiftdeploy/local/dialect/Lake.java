package io.github.redshiftdeploy.local.dialect;

import java.util.Set;

/**
 * The tables of a database whose rows lie in a data lake, as Iceberg.
 *
 * @param schemas the external schemas, all tables of which are such tables
 * @param tables the tables themselves, as {@code schema.table}
 */
record Lake(Set<String> schemas, Set<String> tables) {
    static final Lake NONE = new Lake(Set.of(), Set.of());

    boolean isEmpty() {
        return schemas.isEmpty() && tables.isEmpty();
    }

    /** Tells whether a name, whose parts are folded, is that of a table in the lake; without a schema any may be. */
    boolean has(QualifiedName name) {
        String schema = name.schema();
        if (schema.isEmpty()) {
            return tables.stream().anyMatch(table -> table.endsWith("." + name.name()));
        }
        return schema.startsWith(Elsewhere.LAKE_PREFIX)
                || schemas.contains(schema)
                || tables.contains(schema + "." + name.name());
    }
}
