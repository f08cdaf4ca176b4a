package io.github.redshiftdeploy.connect.jdbc;

import java.util.Map;

/**
 * What Redshift calls its types, by their numbers in the protocol. The driver would ask the server, in the middle of an
 * answer.
 */
final class TypeNames {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(16, "bool"),
            Map.entry(18, "char"),
            Map.entry(19, "name"),
            Map.entry(20, "int8"),
            Map.entry(21, "int2"),
            Map.entry(23, "int4"),
            Map.entry(25, "text"),
            Map.entry(26, "oid"),
            Map.entry(700, "float4"),
            Map.entry(701, "float8"),
            Map.entry(1042, "bpchar"),
            Map.entry(1043, "varchar"),
            Map.entry(1082, "date"),
            Map.entry(1083, "time"),
            Map.entry(1114, "timestamp"),
            Map.entry(1184, "timestamptz"),
            Map.entry(1188, "intervaly2m"),
            Map.entry(1190, "intervald2s"),
            Map.entry(1266, "timetz"),
            Map.entry(1700, "numeric"),
            Map.entry(2935, "hllsketch"),
            Map.entry(3000, "geometry"),
            Map.entry(3001, "geography"),
            Map.entry(4000, "super"),
            Map.entry(6551, "varbyte"));

    private TypeNames() {}

    /** Returns the name of a type; its number where it has none here. */
    static String of(int number) {
        return NAMES.getOrDefault(number, "type " + number);
    }
}
