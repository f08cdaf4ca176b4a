package io.github.redshiftdeploy.local.aws;

import java.util.Arrays;

/** The types of columns in results: what the Data API calls them and how it writes their values. */
enum DataType {
    BOOL(16, "bool", 1, Form.TRUTH),
    NAME(19, "name", 64, Form.TEXT),
    INT8(20, "int8", 19, Form.WHOLE),
    INT2(21, "int2", 5, Form.WHOLE),
    INT4(23, "int4", 10, Form.WHOLE),
    TEXT(25, "text", 0, Form.TEXT),
    OID(26, "oid", 10, Form.WHOLE),
    FLOAT4(700, "float4", 8, Form.FLOATING),
    FLOAT8(701, "float8", 17, Form.FLOATING),
    BPCHAR(1042, "bpchar", 0, Form.TEXT),
    VARCHAR(1043, "varchar", 0, Form.TEXT),
    DATE(1082, "date", 13, Form.TEXT),
    TIME(1083, "time", 15, Form.TEXT),
    TIMESTAMP(1114, "timestamp", 29, Form.TEXT),
    TIMESTAMPTZ(1184, "timestamptz", 35, Form.TEXT),
    TIMETZ(1266, "timetz", 21, Form.TEXT),
    NUMERIC(1700, "numeric", 0, Form.TEXT),
    /** Any other; its values are text. */
    OTHER(0, "varchar", 0, Form.TEXT);

    /** PostgreSQL counts the length of what it does not know as part of this. */
    private static final int HEADER = 4;

    private static final int LONGEST = 65_535;

    private final int number;
    private final String typeName;
    private final int precision;
    private final Form form;

    DataType(int number, String typeName, int precision, Form form) {
        this.number = number;
        this.typeName = typeName;
        this.precision = precision;
        this.form = form;
    }

    /** How a value is written. */
    private enum Form {
        TRUTH,
        WHOLE,
        FLOATING,
        TEXT
    }

    static DataType of(DatabaseAnswer.Column column) {
        return Arrays.stream(values())
                .filter(type -> type.number == column.type())
                .findFirst()
                .orElse(OTHER);
    }

    String typeName() {
        return typeName;
    }

    boolean signed() {
        return form == Form.WHOLE || form == Form.FLOATING || this == NUMERIC;
    }

    int precision(int modifier) {
        if (this == NUMERIC) {
            return modifier < 0 ? 0 : (modifier - HEADER) >> Short.SIZE;
        }
        boolean sized = this == BPCHAR || this == VARCHAR || this == TEXT || this == OTHER;
        return sized ? length(modifier) : precision;
    }

    int scale(int modifier) {
        return this == NUMERIC && modifier >= 0 ? (modifier - HEADER) & 0x7FF : 0;
    }

    /** Returns a value as one member of a field. */
    Fields field(String value) {
        return switch (form) {
            case TRUTH -> Fields.of("booleanValue", value.equals("t"));
            case WHOLE -> Fields.of("longValue", Long.parseLong(value));
            case FLOATING -> floating(value);
            case TEXT -> Fields.of("stringValue", value);
        };
    }

    private static Fields floating(String value) {
        double number = Double.parseDouble(value);
        return Double.isFinite(number) ? Fields.of("doubleValue", number) : Fields.of("stringValue", value);
    }

    private static int length(int modifier) {
        return modifier < 0 ? LONGEST : modifier - HEADER;
    }
}
