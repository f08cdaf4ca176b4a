package io.github.redshiftdeploy.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of types that people use, and the one of each that messages use; lengths and precisions do not count. */
public final class TypeWords {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("smallint", List.of("int2")),
            Map.entry("integer", List.of("int", "int4")),
            Map.entry("bigint", List.of("int8")),
            Map.entry("numeric", List.of("decimal", "dec")),
            Map.entry("real", List.of("float4")),
            Map.entry("double precision", List.of("float8", "float")),
            Map.entry("boolean", List.of("bool")),
            Map.entry("char", List.of("bpchar", "character", "nchar")),
            Map.entry("varchar", List.of("character varying", "char varying", "nvarchar", "text")),
            Map.entry("date", List.of()),
            Map.entry("time", List.of("time without time zone")),
            Map.entry("timetz", List.of("time with time zone")),
            Map.entry("timestamp", List.of("timestamp without time zone")),
            Map.entry("timestamptz", List.of("timestamp with time zone")),
            Map.entry("interval year to month", List.of("intervaly2m")),
            Map.entry("interval day to second", List.of("intervald2s")),
            Map.entry("varbyte", List.of("varbinary", "binary varying")),
            Map.entry("super", List.of()),
            Map.entry("geometry", List.of()),
            Map.entry("geography", List.of()),
            Map.entry("hllsketch", List.of()),
            Map.entry("oid", List.of()),
            Map.entry("name", List.of()));

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "oid");

    private TypeWords() {}

    /** Returns the name of a type for messages; what is no known name is itself. */
    public static String of(String type) {
        return known(type).orElse(type.toLowerCase(Locale.ROOT));
    }

    /** Returns the name of a type for messages, when it is one. */
    public static Optional<String> known(String type) {
        int bracket = type.indexOf('(');
        String word = (bracket < 0 ? type : type.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getKey().equals(word) || entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns all names that people use. */
    public static Collection<String> all() {
        List<String> all = new ArrayList<>(NAMES.keySet());
        NAMES.values().forEach(all::addAll);
        return all;
    }

    /** Tells whether a type is one of numbers. */
    public static boolean isNumber(String type) {
        return NUMBERS.contains(of(type));
    }

    /** Tells whether a type is that of truth values. */
    public static boolean isBoolean(String type) {
        return of(type).equals("boolean");
    }

    /** Tells whether a type pads its values with blanks. */
    public static boolean isPadded(String type) {
        return of(type).equals("char");
    }
}
