package io.github.redshiftdeploy.sql.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Functions of Redshift that are checked where they are called: those of many rows, and those whose number of arguments
 * is certain. All others may be the user's own.
 */
final class KnownFunctions {

    /** What a function takes to give a value. */
    enum Kind {
        /** One row. */
        PLAIN,
        /** All rows of a group, or those of a window. */
        AGGREGATE,
        /** The rows of a window. */
        WINDOW
    }

    /** The limits of the number of arguments. */
    record Function(Kind kind, int least, int most) {}

    private static final Map<String, Function> FUNCTIONS = new HashMap<>();

    static {
        put(Kind.WINDOW, 0, 0, "cume_dist", "dense_rank", "percent_rank", "rank", "row_number");
        put(Kind.WINDOW, 1, 1, "first_value", "last_value", "ntile", "ratio_to_report");
        put(Kind.WINDOW, 1, 3, "lag", "lead");
        put(Kind.WINDOW, 2, 2, "nth_value");
        put(Kind.AGGREGATE, 1, 1, "any_value", "avg", "bit_and", "bit_or", "bool_and", "bool_or", "count", "max");
        put(Kind.AGGREGATE, 1, 1, "median", "min", "percentile_cont", "percentile_disc", "stddev", "stddev_pop");
        put(Kind.AGGREGATE, 1, 1, "stddev_samp", "sum", "var_pop", "var_samp", "variance");
        put(Kind.AGGREGATE, 1, 2, "listagg");
        put(Kind.PLAIN, 0, 0, "getdate", "random");
        put(Kind.PLAIN, 1, 1, "abs", "initcap", "last_day", "len", "length", "lower", "md5", "reverse", "upper");
        put(Kind.PLAIN, 1, 2, "btrim", "ltrim", "round", "rtrim", "trunc");
        put(Kind.PLAIN, 2, 2, "add_months", "charindex", "date_part", "date_trunc", "left", "mod");
        put(Kind.PLAIN, 2, 2, "months_between", "nullif", "power", "right", "strpos");
        put(Kind.PLAIN, 2, 3, "lpad", "rpad", "substr", "substring");
        put(Kind.PLAIN, 3, 3, "dateadd", "datediff", "nvl2", "replace", "split_part");
        put(Kind.PLAIN, 2, Integer.MAX_VALUE, "decode");
    }

    private KnownFunctions() {}

    private static void put(Kind kind, int least, int most, String... names) {
        for (String name : names) {
            FUNCTIONS.put(name, new Function(kind, least, most));
        }
    }

    /** Returns what is known of a function, by its name in lower case. */
    static Optional<Function> named(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }
}
