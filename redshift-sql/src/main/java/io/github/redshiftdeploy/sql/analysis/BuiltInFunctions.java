package io.github.redshiftdeploy.sql.analysis;

import java.util.List;
import java.util.Set;

/** The functions that Redshift brings along, by the manual's chapter on functions ({@code c_SQL_functions}). */
final class BuiltInFunctions {

    /**
     * Families whose members all begin alike and that nobody may add to. Others, such as {@code is_} and {@code st_},
     * are no such families: teams have functions of their own that begin so.
     */
    private static final List<String> PREFIXES = List.of("pg_", "txid_");

    private static final Set<String> NAMES = Set.of("""
            abs acos add_months addbbox any_value approximate array array_concat array_contains array_dims
            array_distinct array_except array_flatten array_intersection array_lower array_position
            array_positions array_sort array_to_string array_union array_upper
            arrays_overlap ascii asin atan atan2 avg
            bit_and bit_or bool_and bool_or booland_agg boolor_agg bpcharcmp btrim bttext_pattern_cmp
            can_json_parse cbrt ceil ceiling char_length character_length charindex checksum chr coalesce
            collate concat convert_timezone cos cot count crc32 cume_dist current_database current_date
            current_schema current_schemas current_setting current_time current_timestamp current_user
            current_user_id date date_cmp date_cmp_timestamp date_cmp_timestamptz date_part date_part_year
            date_trunc dateadd datediff decimal_precision decimal_scale decode degrees dense_rank dexp
            difference dropbbox dlog1 dlog10 exp explain_model extract farmfingerprint64 first_value floor fnv_hash geometrytype
            format_type from_hex from_varbyte func_sha1 generate_series get_array_length get_number_attributes
            get_object_length getbit getdate greatest grouping grouping_id h3_boundary h3_center h3_fromlonglat h3_frompoint h3_isvalid h3_polyfill h3_resolution h3_tochildren
            h3_toparent has_any_column_privilege has_assumerole_privilege has_column_privilege
            has_database_privilege has_function_privilege has_language_privilege has_schema_privilege
            has_sequence_privilege has_system_privilege has_table_privilege has_tablespace_privilege
            hll hll_cardinality hll_combine
            hll_combine_sketches hll_create_sketch initcap interval_cmp is_array is_bigint is_boolean is_char
            is_decimal is_float is_integer is_object is_scalar is_smallint is_valid_json is_valid_json_array
            is_varchar isnull json_array_length json_extract_array_element_text json_extract_path_text
            json_parse json_serialize json_serialize_to_varbyte json_size json_typeof lag last_day
            last_user_query_id last_value lead least left len length listagg ln log lower lower_attribute_names
            lpad ltrim max md5 median min mod months_between murmur3_32_hash next_day now nth_value ntile nullif nvl nvl2 object
            object_transform octet_length octetindex overlay percent_rank percentile_cont percentile_disc pi
            position pow power quote_ident quote_literal radians random rank ratio_to_report regexp_count
            regexp_instr regexp_replace regexp_substr repeat replace replicate reverse right round row
            row_number rpad rtrim session_context session_user set_config sha sha1 sha2 sign sin size slice_num
            soundex st_addpoint st_angle st_area st_asbinary st_asewkb st_asewkt st_asgeojson st_ashexewkb
            st_ashexwkb st_astext st_azimuth st_boundary st_buffer st_centroid st_collect st_contains
            st_containsproperly st_convexhull st_coveredby st_covers st_crosses st_dimension st_disjoint
            st_distance st_distancesphere st_dwithin st_endpoint st_envelope st_equals st_exteriorring
            st_force2d st_force3d st_force3dm st_force3dz st_force4d st_geogfromtext st_geogfromwkb
            st_geohash st_geometryn st_geometrytype st_geomfromewkb st_geomfromewkt st_geomfromgeohash
            st_geomfromgeojson st_geomfromgeosquare st_geomfromtext st_geomfromwkb st_geosquare
            st_interiorringn st_intersection st_intersects st_isclosed st_iscollection st_isempty
            st_ispolygonccw st_ispolygoncw st_isring st_issimple st_isvalid st_length st_length2d
            st_lengthsphere st_linefrommultipoint st_lineinterpolatepoint st_m st_makeenvelope st_makeline
            st_makepoint st_makepolygon st_memsize st_mmax st_mmin st_multi st_ndims st_npoints st_nrings
            st_numgeometries st_numinteriorrings st_numpoints st_perimeter st_perimeter2d st_point st_pointn
            st_points st_polygon st_removepoint st_reverse st_setpoint st_setsrid st_simplify st_srid
            st_startpoint st_touches st_transform st_union st_within st_x st_xmax st_xmin st_y st_ymax
            st_ymin st_z st_zmax st_zmin
            split_part split_to_array sqrt statement_timestamp stddev stddev_pop stddev_samp strpos
            strtol subarray substr substring sum supportsbbox sysdate tan text_to_int_alt text_to_numeric_alt textlen time
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
