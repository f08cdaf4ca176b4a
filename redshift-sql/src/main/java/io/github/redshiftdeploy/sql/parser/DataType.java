package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The data types of Redshift, their names and what they take in parentheses. There are no others: users cannot make
 * types.
 */
enum DataType {
    BIGINT("BIGINT|INT8"),
    BOOLEAN("BOOLEAN|BOOL"),
    CHAR(4_096, "CHAR|CHARACTER|NCHAR|BPCHAR|NATIONAL CHAR|NATIONAL CHARACTER"),
    DATE("DATE"),
    DECIMAL(38, "DECIMAL|NUMERIC|DEC"),
    DOUBLE_PRECISION("DOUBLE PRECISION|FLOAT8"),
    FLOAT(53, "FLOAT"),
    GEOGRAPHY("GEOGRAPHY"),
    GEOMETRY("GEOMETRY"),
    HLLSKETCH("HLLSKETCH"),
    INTEGER("INTEGER|INT|INT4"),
    INTERVAL(6, "INTERVAL"),
    REAL("REAL|FLOAT4"),
    SMALLINT("SMALLINT|INT2"),
    SUPER("SUPER"),
    TIME(9, "TIME"),
    TIMESTAMP(9, "TIMESTAMP|DATETIME"),
    TIMESTAMPTZ(9, "TIMESTAMPTZ"),
    TIMETZ(9, "TIMETZ"),
    VARBYTE(16_777_216, "VARBYTE|VARBINARY|BINARY VARYING"),
    VARCHAR(
            65_535,
            "VARCHAR|CHARACTER VARYING|CHAR VARYING|NVARCHAR|NCHAR VARYING|TEXT"
                    + "|NATIONAL CHAR VARYING|NATIONAL CHARACTER VARYING"),

    /** What only external tables have, in the words of Hive. */
    EXTERNAL(38, "ARRAY|BINARY|DOUBLE|MAP|STRING|STRUCT|TINYINT|UNIONTYPE"),

    /** What the catalogue and routines have: no column of a table has such a type. */
    INTERNAL(
            65_535,
            "\"char\"|ABSTIME|ACLITEM|ANY|ANYARRAY|ANYELEMENT|BIT|BOX|BYTEA|CID|CIDR|CIRCLE|CSTRING|INET|INT2VECTOR|LSEG|MACADDR"
                    + "|NAME|OID|OIDVECTOR|PATH|POINT|POLYGON|RECORD|REFCURSOR|REGCLASS|REGOPER|REGOPERATOR|REGPROC|REGPROCEDURE"
                    + "|REGTYPE|RELTIME|TID|TINTERVAL|TRIGGER|UNKNOWN|VARBIT|VOID|XID|INFORMATION_SCHEMA.CARDINAL_NUMBER"
                    + "|INFORMATION_SCHEMA.CHARACTER_DATA|INFORMATION_SCHEMA.SQL_IDENTIFIER|INFORMATION_SCHEMA.TIME_STAMP");

    private static final Map<String, DataType> BY_NAME = byName();

    /** The schema of the types, as it may stand before the name of one. */
    private static final List<String> CATALOG = List.of("PG_CATALOG.", "\"PG_CATALOG\".");

    private final int longest;
    /** With bars between them. */
    private final String names;

    DataType(String names) {
        this(0, names);
    }

    DataType(int longest, String names) {
        this.longest = longest;
        this.names = names;
    }

    /** Returns the type of a name, which may be quoted or stand in the schema of the catalogue. */
    static Optional<DataType> of(TypeName type) {
        return of(type.name());
    }

    /** Returns the type of a name. */
    static Optional<DataType> of(String name) {
        DataType type = BY_NAME.get(name);
        return type != null ? Optional.of(type) : Optional.ofNullable(BY_NAME.get(plain(name)));
    }

    private static String plain(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        for (String catalog : CATALOG) {
            plain = plain.startsWith(catalog) ? plain.substring(catalog.length()) : plain;
        }
        if (plain.equals("\"CHAR\"")) {
            return "\"char\"";
        }
        plain = plain.replace("\"", "");
        return plain.startsWith("_") ? plain.substring(1) : plain;
    }

    /** Returns the names that a user may have meant, with those of external tables or without. */
    static List<String> known(boolean external) {
        return Arrays.stream(values())
                .filter(type -> type.stored() || (external && type == EXTERNAL))
                .flatMap(type -> type.names().stream())
                .toList();
    }

    private List<String> names() {
        return List.of(names.split("\\|"));
    }

    /** Returns the greatest length or precision, and 0 when the type takes none. */
    int longest() {
        return longest;
    }

    /** Tells whether {@code MAX} may stand for the greatest length. */
    boolean takesMax() {
        return this == CHAR || this == VARCHAR || this == VARBYTE;
    }

    /** Tells whether a table of Redshift can have a column of the type. */
    boolean stored() {
        return this != EXTERNAL && this != INTERNAL;
    }

    /** Tells whether values are whole numbers, or numbers with a fixed scale. */
    boolean exact() {
        return this == SMALLINT || this == INTEGER || this == BIGINT || this == DECIMAL;
    }

    boolean inexact() {
        return this == REAL || this == FLOAT || this == DOUBLE_PRECISION;
    }

    boolean temporal() {
        return switch (this) {
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> true;
            default -> false;
        };
    }

    /** Tells whether rows can be spread or sorted by a column of the type. */
    boolean key() {
        return this != SUPER && this != GEOMETRY && this != GEOGRAPHY && this != HLLSKETCH;
    }

    private static Map<String, DataType> byName() {
        Map<String, DataType> types = new HashMap<>();
        for (DataType type : values()) {
            type.names().forEach(name -> types.put(name, type));
        }
        return types;
    }
}
