package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.Name;
import java.util.HashMap;
import java.util.Map;

/**
 * Functions of PostgreSQL and others that Redshift does not have, each with what to use instead: those of the manual's
 * page {@code c_unsupported-postgresql-functions}, and those that came to PostgreSQL after version 8. What runs on the
 * leader node all the same, such as {@code generate_series}, is left out.
 */
final class ForeignFunctions {

    private static final Map<String, String> INSTEAD = new HashMap<>();

    static {
        put("LISTAGG joins strings", "string_agg", "group_concat");
        put("LISTAGG joins values to a string, ARRAY(…) makes a SUPER array of values of one row", "array_agg");
        put("BOOL_AND tells whether all are true", "every");
        put("compute it from SUM, AVG and COUNT", "corr", "covar_pop", "covar_samp");
        put("compute it from SUM, AVG and COUNT", "regr_avgx", "regr_avgy", "regr_count", "regr_intercept");
        put("compute it from SUM, AVG and COUNT", "regr_r2", "regr_slope", "regr_sxx", "regr_sxy", "regr_syy");
        dates();
        strings();
        arrays();
        json();
        system();
    }

    private ForeignFunctions() {}

    private static void dates() {
        put("GETDATE() and SYSDATE tell the time", "clock_timestamp", "statement_timestamp", "transaction_timestamp");
        put("divide the difference of two times yourself", "justify_days", "justify_hours", "justify_interval");
        put("TO_DATE and TO_TIMESTAMP read a date from a string", "make_date", "make_timestamp", "make_timestamptz");
        put("DATEADD adds to a date", "make_interval", "make_time");
        put("DATE_TRUNC cuts a time to a unit", "date_bin");
        put("leave it out; a session of Redshift cannot wait", "pg_sleep", "pg_sleep_for", "pg_sleep_until");
    }

    private static void strings() {
        put("OCTET_LENGTH counts bytes", "bit_length");
        put("SUBSTRING and || put the parts together", "overlay");
        put("|| puts strings together, TO_CHAR formats numbers and dates", "format");
        put("all strings are UTF-8", "convert_from", "convert_to");
        put("QUOTE_LITERAL, with NVL for nulls", "quote_nullable");
        put("REGEXP_SUBSTR finds the parts one by one", "regexp_match", "regexp_matches");
        put("SPLIT_TO_ARRAY splits at a fixed string", "regexp_split_to_array", "regexp_split_to_table");
        put("SPLIT_TO_ARRAY splits at a fixed string", "string_to_table", "parse_ident");
        put("LIKE compares with a pattern; there is no full text search", "to_tsvector", "to_tsquery", "ts_rank");
        put("LIKE compares with a pattern; there is no full text search", "plainto_tsquery", "phraseto_tsquery");
        put("LIKE compares with a pattern; there is no full text search", "websearch_to_tsquery", "ts_headline");
        put("the operator / divides whole numbers without a rest", "div");
        put("an IDENTITY column, or MD5 of what makes the row unique", "gen_random_uuid");
        put("SET SEED TO sets the seed of RANDOM", "setseed");
        put("NVL2 and a sum count nulls", "num_nulls", "num_nonnulls");
    }

    private static void arrays() {
        put("GET_ARRAY_LENGTH tells the length of a SUPER array", "array_length", "cardinality", "array_ndims");
        put("SUBARRAY and ARRAY_CONCAT take arrays apart and together", "array_fill", "array_remove", "array_replace");
        put("FROM t, t.items AS item AT position goes through a SUPER array", "generate_subscripts");
    }

    private static void json() {
        put("JSON_PARSE makes a SUPER value, JSON_SERIALIZE a string", "to_json", "to_jsonb", "array_to_json");
        put("OBJECT(key, value, …) makes a SUPER object", "json_build_object", "jsonb_build_object", "row_to_json");
        put("ARRAY(…) makes a SUPER array", "json_build_array", "jsonb_build_array");
        put("LISTAGG joins strings, which JSON_PARSE can read", "json_agg", "jsonb_agg", "json_object_agg");
        put("LISTAGG joins strings, which JSON_PARSE can read", "jsonb_object_agg");
        put("FROM t, t.items AS item goes through a SUPER array", "json_array_elements", "jsonb_array_elements");
        put("FROM t, t.items AS item goes through a SUPER array", "json_array_elements_text");
        put("FROM t, t.items AS item goes through a SUPER array", "jsonb_array_elements_text");
        put("UNPIVOT object AS value AT key goes through a SUPER object", "json_each", "json_each_text", "jsonb_each");
        put("UNPIVOT object AS value AT key goes through a SUPER object", "jsonb_each_text", "json_object_keys");
        put("UNPIVOT object AS value AT key goes through a SUPER object", "jsonb_object_keys");
        put("name the fields of a SUPER value: value.name", "json_populate_record", "json_populate_recordset");
        put("name the fields of a SUPER value: value.name", "jsonb_populate_record", "jsonb_populate_recordset");
        put("name the fields of a SUPER value: value.name", "json_to_record", "json_to_recordset", "jsonb_to_record");
        put("name the fields of a SUPER value: value.name", "jsonb_to_recordset", "jsonb_path_query");
        put("name the fields of a SUPER value: value.name", "jsonb_path_exists", "jsonb_extract_path");
        put("JSON_EXTRACT_PATH_TEXT finds a field", "jsonb_extract_path_text");
        put("JSON_ARRAY_LENGTH counts the elements of a string, GET_ARRAY_LENGTH of SUPER", "jsonb_array_length");
        put("JSON_TYPEOF tells the type of a SUPER value", "jsonb_typeof");
        put("OBJECT_TRANSFORM changes a SUPER object", "jsonb_set", "jsonb_insert", "jsonb_strip_nulls");
        put("OBJECT_TRANSFORM changes a SUPER object", "json_strip_nulls");
        put("JSON_SERIALIZE writes a SUPER value as a string", "jsonb_pretty");
        put("keep the document in a SUPER or VARCHAR column", "xmlagg", "xml_agg", "xmlelement", "xmlforest");
        put("keep the document in a SUPER or VARCHAR column", "xmlparse", "xmlconcat", "xmlserialize", "xmlroot");
        put("keep the document in a SUPER or VARCHAR column", "xpath", "table_to_xml", "query_to_xml");
    }

    private static void system() {
        put("an IDENTITY column numbers the rows of its table", "nextval", "currval", "lastval", "setval");
        put("LOCK takes the lock of a table", "pg_advisory_lock", "pg_try_advisory_lock", "pg_advisory_unlock");
        put("LOCK takes the lock of a table", "pg_advisory_xact_lock", "pg_try_advisory_xact_lock");
        put("SVV_TABLE_INFO tells the size of tables", "pg_table_size", "pg_total_relation_size", "pg_relation_size");
        put("SVV_TABLE_INFO tells the size of tables", "pg_database_size", "pg_indexes_size", "pg_tablespace_size");
        put("SVV_TABLE_INFO tells the size of tables in megabytes", "pg_size_pretty", "pg_column_size");
        put("STV_SESSIONS and STL_CONNECTION_LOG tell about sessions", "inet_client_addr", "inet_client_port");
        put("STV_SESSIONS and STL_CONNECTION_LOG tell about sessions", "inet_server_addr", "inet_server_port");
        put("SYS_QUERY_HISTORY tells the text of queries", "current_query");
        put("leave it out; AWS runs the server", "pg_conf_load_time", "pg_postmaster_start_time", "pg_reload_conf");
        put("leave it out; AWS runs the server", "pg_rotate_logfile", "pg_read_file", "pg_ls_dir", "pg_stat_file");
        put("leave it out; there are no triggers", "pg_trigger_depth");
        put("leave it out; sessions of Redshift cannot notify each other", "pg_notify", "pg_listening_channels");
        put("PG_TABLE_DEF shows the columns of temporary tables", "pg_my_temp_schema", "pg_is_other_temp_schema");
        put("look in SVV_TABLES whether it is there", "to_regclass", "to_regproc", "to_regtype");
        put("the type of a column is in SVV_COLUMNS", "pg_typeof");
        put("PG_LAST_QUERY_ID and STL_TR_CONFLICT tell about transactions", "txid_current", "txid_current_snapshot");
        put("CREATE EXTERNAL SCHEMA … FROM POSTGRES reads another database", "dblink", "dblink_exec");
        put("PIVOT makes columns of rows", "crosstab");
    }

    private static void put(String instead, String... functions) {
        for (String function : functions) {
            INSTEAD.put(function, instead);
        }
    }

    /** Reports a function that Redshift does not have; one with a schema before it is the user's own. */
    static void check(Grammar grammar, Name function) {
        String instead = INSTEAD.get(function.key());
        if (instead != null) {
            grammar.unsupported("function " + function.key(), function.at(), instead);
        }
    }
}
