package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Functions that PostgreSQL has and Redshift has not ({@code c_unsupported-postgresql-functions}). */
final class UnsupportedFunctions {
    private static final String HINT =
            "No function matches the given name and argument types." + " You may need to add explicit type casts.";

    private static final Set<String> MISSING = Set.of(
            "array_agg",
            "array_append",
            "array_cat",
            "array_dims",
            "array_fill",
            "array_length",
            "array_ndims",
            "array_position",
            "array_prepend",
            "array_remove",
            "array_replace",
            "array_to_string",
            "bit_length",
            "cardinality",
            "clock_timestamp",
            "convert_from",
            "convert_to",
            "corr",
            "covar_pop",
            "covar_samp",
            "current_query",
            "currval",
            "div",
            "encode",
            "every",
            "format",
            "gen_random_uuid",
            "generate_subscripts",
            "inet_client_addr",
            "inet_client_port",
            "inet_server_addr",
            "inet_server_port",
            "json_agg",
            "json_array_elements",
            "json_array_elements_text",
            "json_build_array",
            "json_build_object",
            "json_each",
            "json_each_text",
            "json_object_agg",
            "json_object_keys",
            "json_populate_record",
            "json_to_record",
            "jsonb_agg",
            "jsonb_array_elements",
            "jsonb_array_elements_text",
            "jsonb_build_array",
            "jsonb_build_object",
            "jsonb_each",
            "jsonb_each_text",
            "jsonb_extract_path",
            "jsonb_extract_path_text",
            "jsonb_object_agg",
            "jsonb_object_keys",
            "jsonb_pretty",
            "jsonb_set",
            "justify_days",
            "justify_hours",
            "justify_interval",
            "lastval",
            "make_date",
            "make_interval",
            "make_time",
            "make_timestamp",
            "make_timestamptz",
            "nextval",
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_advisory_unlock",
            "pg_advisory_unlock_all",
            "pg_advisory_unlock_shared",
            "pg_advisory_xact_lock",
            "pg_advisory_xact_lock_shared",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared",
            "pg_try_advisory_xact_lock",
            "pg_current_snapshot",
            "pg_current_wal_lsn",
            "pg_ls_dir",
            "pg_notify",
            "pg_read_binary_file",
            "pg_read_file",
            "pg_sleep",
            "pg_sleep_for",
            "pg_sleep_until",
            "pg_snapshot_xmax",
            "pg_stat_file",
            "quote_nullable",
            "range_agg",
            "regexp_match",
            "regexp_matches",
            "regexp_split_to_array",
            "regexp_split_to_table",
            "regr_avgx",
            "regr_avgy",
            "regr_count",
            "regr_intercept",
            "regr_r2",
            "regr_slope",
            "regr_sxx",
            "regr_sxy",
            "regr_syy",
            "row_to_json",
            "setseed",
            "setval",
            "string_agg",
            "string_to_array",
            "string_to_table",
            "to_json",
            "to_jsonb",
            "to_tsquery",
            "to_tsvector",
            "transaction_timestamp",
            "txid_current_snapshot",
            "txid_snapshot_xmax",
            "unnest",
            "uuid_generate_v4",
            "uuidv4",
            "uuidv7",
            "width_bucket",
            "xmlagg",
            "xmlelement",
            "xmlparse",
            "xpath");

    /** These run on the leader node alone, so nothing that they make can reach a table. */
    private static final Set<String> LEADER_ONLY = Set.of("generate_series");

    static final Set<StatementKind> FILLING =
            EnumSet.of(StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.CREATE_TABLE);

    static final Refusal NOT_ON_TABLES = Refusal.unsupported(
            "Specified types or functions (one per INFO message) not supported on Redshift tables.");

    private UnsupportedFunctions() {}

    static Optional<Refusal> check(Command command) {
        Phrase phrase = command.phrase();
        for (int index = 0; index < phrase.size(); index++) {
            String name = called(phrase, index);
            if (MISSING.contains(name)) {
                return Optional.of(new Refusal("42883", "function " + name + " does not exist", HINT));
            }
            if (LEADER_ONLY.contains(name) && FILLING.contains(command.kind())) {
                return Optional.of(NOT_ON_TABLES);
            }
        }
        return Optional.empty();
    }

    /** Tells whether Redshift lacks the function that is called at an index. */
    static boolean missing(Phrase phrase, int index) {
        return MISSING.contains(called(phrase, index));
    }

    private static String called(Phrase phrase, int index) {
        boolean call = phrase.kind(index) == TokenKind.WORD && phrase.at(index + 1, "(");
        boolean ofUser = phrase.at(index - 1, ".") && !phrase.at(index - 2, "PG_CATALOG");
        boolean defined = phrase.at(index - 1, "TABLE|FUNCTION|PROCEDURE|INTO|ON|EXISTS|VIEW");
        return call && !ofUser && !defined ? phrase.text(index).toLowerCase(Locale.ROOT) : "";
    }
}
