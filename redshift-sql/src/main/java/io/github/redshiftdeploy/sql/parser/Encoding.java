package io.github.redshiftdeploy.sql.parser;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The compression encodings of columns. */
enum Encoding {
    AUTO,
    AZ64,
    BYTEDICT,
    DELTA,
    DELTA32K,
    LZO,
    MOSTLY16,
    MOSTLY32,
    MOSTLY8,
    /** What the system tables call RAW. */
    NONE,
    RAW,
    RUNLENGTH,
    TEXT255,
    TEXT32K,
    ZSTD;

    private static final Map<String, Encoding> BY_NAME = byName();

    /** Returns the encoding of a name, in any letter case. */
    static Optional<Encoding> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, Encoding> byName() {
        Map<String, Encoding> encodings = new HashMap<>();
        for (Encoding encoding : values()) {
            encodings.put(encoding.name(), encoding);
        }
        return encodings;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Encoding::name).toList();
    }

    /** Tells whether a column of the type can be encoded so: the table of {@code c_Compression_encodings}. */
    boolean takes(DataType type) {
        return switch (this) {
            case AUTO, NONE, RAW, ZSTD -> true;
            case AZ64, DELTA -> type.exact() || type.temporal();
            case DELTA32K -> (type.exact() && type != DataType.SMALLINT) || type.temporal();
            case MOSTLY8 -> type.exact();
            case MOSTLY16 -> type.exact() && type != DataType.SMALLINT;
            case MOSTLY32 -> type == DataType.BIGINT || type == DataType.DECIMAL;
            case TEXT255, TEXT32K -> type == DataType.VARCHAR;
            case BYTEDICT -> type != DataType.BOOLEAN && type != DataType.SUPER;
            case LZO -> type != DataType.BOOLEAN && !type.inexact();
            case RUNLENGTH -> type != DataType.SUPER;
        };
    }
}
