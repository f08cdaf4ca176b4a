package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a database that lie elsewhere: in a data lake, as Iceberg, or in a schema of another database.
 *
 * @param schemas the external schemas of the lake, all tables of which are such tables
 * @param tables the tables themselves, as {@code schema.table}
 * @param redshift by their names, the external schemas that stand for a schema of another database
 * @param shared whether the database was made of a datashare, so that all that is in it lies with the producer
 */
record Lake(Set<String> schemas, Set<String> tables, Map<String, QualifiedSchema> redshift, boolean shared) {
    static final Lake NONE = new Lake(Set.of(), Set.of(), Map.of(), false);

    /** A schema of a database. */
    record QualifiedSchema(String database, String schema) {
        /** Reads {@code FROM REDSHIFT DATABASE 'd' [SCHEMA 's']}. */
        static QualifiedSchema of(String definition) {
            Phrase phrase = Phrase.of(definition);
            int schema = phrase.find("SCHEMA");
            return new QualifiedSchema(
                    named(phrase, phrase.find("DATABASE") + 1), schema < 0 ? "public" : named(phrase, schema + 1));
        }

        private static String named(Phrase phrase, int index) {
            return phrase.kind(index) == TokenKind.STRING
                    ? Literals.value(phrase.text(index))
                    : Literals.folded(phrase.text(index));
        }
    }

    boolean isEmpty() {
        return schemas.isEmpty() && tables.isEmpty() && redshift.isEmpty() && !shared;
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
