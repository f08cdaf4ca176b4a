package io.github.redshiftdeploy.sql.analysis;

import java.util.List;
import java.util.Set;

/** The functions that Redshift brings along, by the manual's chapter on functions ({@code c_SQL_functions}). */
final class BuiltInFunctions {

    /** Families whose members all begin alike: spatial functions, those about the system, those about privileges. */
    private static final List<String> PREFIXES =
            List.of("st_", "h3_", "pg_", "has_", "txid_", "array_", "is_", "json_");

    private static final Set<String> NAMES = Set.of("""
            abs acos add_months any_value approximate array array_concat array_flatten ascii asin atan atan2 avg
            bit_and bit_or bool_and bool_or booland_agg boolor_agg bpcharcmp btrim bttext_pattern_cmp
            can_json_parse cbrt ceil ceiling char_length character_length charindex checksum chr coalesce
            collate concat convert_timezone cos cot count crc32 cume_dist current_database current_date
            current_schema current_schemas current_setting current_time current_timestamp current_user
            current_user_id date date_cmp date_cmp_timestamp date_cmp_timestamptz date_part date_part_year
            date_trunc dateadd datediff decimal_precision decimal_scale decode degrees dense_rank dexp
            difference dlog1 dlog10 exp explain_model extract farmfingerprint64 first_value floor fnv_hash
            format_type from_hex from_varbyte func_sha1 generate_series get_array_length get_number_attributes
            get_object_length getbit getdate greatest grouping grouping_id hll hll_cardinality hll_combine
            hll_combine_sketches hll_create_sketch initcap interval_cmp is_array is_bigint is_boolean is_char
            is_decimal is_float is_integer is_object is_scalar is_smallint is_valid_json is_valid_json_array
            is_varchar isnull json_array_length json_extract_array_element_text json_extract_path_text
            json_parse json_serialize json_serialize_to_varbyte json_size json_typeof lag last_day
            last_user_query_id last_value lead least left len length listagg ln log lower lower_attribute_names
            lpad ltrim max md5 median min mod months_between next_day now nth_value ntile nullif nvl nvl2 object
            object_transform octet_length octetindex overlay percent_rank percentile_cont percentile_disc pi
            position pow power quote_ident quote_literal radians random rank ratio_to_report regexp_count
            regexp_instr regexp_replace regexp_substr repeat replace replicate reverse right round row
            row_number rpad rtrim session_context session_user set_config sha sha1 sha2 sign sin size slice_num
            soundex split_part split_to_array sqrt statement_timestamp stddev stddev_pop stddev_samp strpos
            strtol subarray substr substring sum sysdate tan text_to_int_alt text_to_numeric_alt textlen time
            timeofday timestamp timestamp_cmp timestamp_cmp_date timestamp_cmp_timestamptz timestamptz_cmp
            timestamptz_cmp_date timestamptz_cmp_timestamp timezone to_char to_date to_geography to_geometry
            to_hex to_number to_timestamp to_varbyte translate trim trunc unnest upper upper_attribute_names
            user user_is_member_of var_pop var_samp variance version
            """.strip().split("\\s+"));

    private BuiltInFunctions() {}

    /** Tells whether a function of this name, in lower case, is there without being created. */
    static boolean contains(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
