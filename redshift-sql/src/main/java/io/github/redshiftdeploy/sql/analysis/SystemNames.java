package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of what belongs to Redshift itself. */
public final class SystemNames {

    /** How the names of the relations begin that tell of all objects and of what was done; found in any search path. */
    private static final List<String> RELATIONS =
            List.of("pg_", "stl_", "stv_", "svl_", "svv_", "svcs_", "stcs_", "sys_", "padb_");

    private static final Set<String> SCHEMAS = Set.of("pg_catalog", "pg_internal", "information_schema");

    /** The functions that look into the catalogue: those named so, and those whose names begin so. */
    private static final Set<String> QUESTIONS = Set.of("pg_table_is_visible", "user_is_member_of");

    private static final List<String> QUESTION_PREFIXES = List.of("has_", "pg_get_");

    private SystemNames() {}

    /** Tells whether an unqualified name, in lower case, is that of a relation of the catalogue or the logs. */
    public static boolean isRelation(String name) {
        return RELATIONS.stream().anyMatch(name::startsWith);
    }

    /** Tells whether a schema, its name in lower case, is Redshift's own. */
    public static boolean isSchema(String schema) {
        return SCHEMAS.contains(schema);
    }

    /** Tells whether a name means a table or a view of the catalogue or the logs. */
    static boolean isRelation(Name name) {
        Name schema = name.qualifier();
        return schema == null ? isRelation(name.key()) : isSchema(schema.key());
    }

    /** Tells whether a function that is built in looks into the catalogue. */
    static boolean isQuestion(Name function) {
        return QUESTIONS.contains(function.key()) || QUESTION_PREFIXES.stream().anyMatch(function.key()::startsWith);
    }

    /** Tells whether a call of {@code set_config} may be about the search_path. */
    static boolean maySetPath(Call call) {
        if (call.arguments() == null || call.arguments().isEmpty()) {
            return true;
        }
        return !(call.arguments().get(0) instanceof Literal literal)
                || literal.text().toLowerCase(Locale.ROOT).contains("search_path");
    }
}
