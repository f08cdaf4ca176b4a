package io.github.redshiftdeploy.sql.parser;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types of other databases that users bring along, and what Redshift has in their place. */
final class ForeignTypes {

    private static final String NUMBERED = "an INTEGER or BIGINT column with IDENTITY(1, 1) is numbered by Redshift";
    private static final String NESTED = "SUPER holds nested values, and JSON_PARSE reads them";
    private static final String BYTES = "VARBYTE holds bytes";
    private static final String LETTERS = "VARCHAR holds up to 65535 bytes of text";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("BIGSERIAL", NUMBERED),
            Map.entry("SERIAL", NUMBERED),
            Map.entry("SERIAL2", NUMBERED),
            Map.entry("SERIAL4", NUMBERED),
            Map.entry("SERIAL8", NUMBERED),
            Map.entry("SMALLSERIAL", NUMBERED),
            Map.entry("HSTORE", NESTED),
            Map.entry("JSON", NESTED),
            Map.entry("JSONB", NESTED),
            Map.entry("JSONPATH", NESTED),
            Map.entry("OBJECT", NESTED),
            Map.entry("VARIANT", NESTED),
            Map.entry("BLOB", BYTES),
            Map.entry("BYTEA", BYTES),
            Map.entry("BYTES", BYTES),
            Map.entry("LONGBLOB", BYTES),
            Map.entry("MEDIUMBLOB", BYTES),
            Map.entry("CLOB", LETTERS),
            Map.entry("LONGTEXT", LETTERS),
            Map.entry("MEDIUMTEXT", LETTERS),
            Map.entry("NVARCHAR2", LETTERS),
            Map.entry("TINYTEXT", LETTERS),
            Map.entry("VARCHAR2", LETTERS),
            Map.entry("XML", LETTERS),
            Map.entry("CITEXT", "VARCHAR with COLLATE CASE_INSENSITIVE"),
            Map.entry("ENUM", "VARCHAR holds the words"),
            Map.entry("INT64", "BIGINT"),
            Map.entry("MEDIUMINT", "INTEGER"),
            Map.entry("MONEY", "DECIMAL(19, 4) holds amounts"),
            Map.entry("NUMBER", "DECIMAL, with its precision and scale"),
            Map.entry("TIMESTAMP_NTZ", "TIMESTAMP"),
            Map.entry("TIMESTAMP_TZ", "TIMESTAMPTZ"),
            Map.entry("TSQUERY", "LIKE and regular expressions search text"),
            Map.entry("TSVECTOR", "LIKE and regular expressions search text"),
            Map.entry("UNIQUEIDENTIFIER", "VARCHAR(36) or CHAR(36)"),
            Map.entry("UUID", "VARCHAR(36) or CHAR(36)"));

    private ForeignTypes() {}

    /** Returns what Redshift has in the place of a type of another database. */
    static Optional<String> instead(String name) {
        return Optional.ofNullable(INSTEAD.get(name.toUpperCase(Locale.ROOT)));
    }
}
