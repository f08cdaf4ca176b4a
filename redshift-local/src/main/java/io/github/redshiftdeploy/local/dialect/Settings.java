package io.github.redshiftdeploy.local.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters that Redshift has and PostgreSQL has not; they are kept under a prefix. */
final class Settings {
    static final String PREFIX = "redshift.";

    private static final Set<String> PARAMETERS = Set.of(
            "activate_aqua",
            "analyze_threshold_percent",
            "auto_analyze",
            "auto_mv",
            "cast_super_null_on_error",
            "datashare_break_glass_session_var",
            "default_geometry_encoding",
            "describe_field_name_in_uppercase",
            "downcase_delimited_identifier",
            "enable_case_sensitive_identifier",
            "enable_case_sensitive_super_attribute",
            "enable_numeric_rounding",
            "enable_result_cache_for_session",
            "enable_user_activity_logging",
            "enable_vacuum_boost",
            "error_on_nondeterministic_update",
            "json_parse_truncate_strings",
            "json_parse_dedup_attributes",
            "json_serialization_enable",
            "json_serialization_parse_nested_strings",
            "max_concurrency_scaling_clusters",
            "max_cursor_result_set_size",
            "mv_enable_aqmv_for_session",
            "navigate_super_null_on_error",
            "parse_super_null_on_error",
            "pg_federation_repeatable_read",
            "query_group",
            "readonly",
            "require_ssl",
            "spectrum_enable_pseudo_columns",
            "spectrum_query_maxerror",
            "statement_mem",
            "stored_proc_log_min_messages",
            "use_fips_ssl",
            "wlm_json_configuration",
            "wlm_query_slot_count");

    private Settings() {}

    /** Returns the statement that lets users and procedures have values of their own for the parameters. */
    static String rights() {
        String names = PARAMETERS.stream().sorted().map(name -> PREFIX + name).collect(Collectors.joining(", "));
        return "GRANT SET ON PARAMETER " + names + " TO PUBLIC";
    }

    /** {@code SET [SESSION|LOCAL] parameter} and {@code RESET parameter}. */
    static void set(Command command, Edits edits) {
        Phrase phrase = command.phrase();
        int parameter = phrase.at(1, "SESSION|LOCAL") ? 2 : 1;
        if (phrase.at(parameter, "TIMEZONE INTERVAL")) {
            edits.replace(phrase, parameter, "TIME ZONE");
        }
        if (known(phrase.text(parameter))) {
            edits.insert(phrase.start(parameter), PREFIX);
        }
    }

    /** Puts the prefix before each parameter that follows one of the words. */
    static void prefix(Phrase phrase, String words, Edits edits) {
        for (int index = 1; index < phrase.size(); index++) {
            if (phrase.at(index, words) && known(phrase.text(index + 1))) {
                edits.insert(phrase.start(index + 1), PREFIX);
            }
        }
    }

    static boolean known(String parameter) {
        return PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT));
    }

    /** Returns the query that shows a parameter. */
    static String shown(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return "SELECT pg_redshift.setting(" + Literals.quoted(name) + ") AS " + Literals.name(name);
    }
}
