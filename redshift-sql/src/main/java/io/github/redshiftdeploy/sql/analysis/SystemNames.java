package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.tree.Call;
import io.github.redshiftdeploy.sql.tree.Literal;
import io.github.redshiftdeploy.sql.tree.Name;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of what belongs to Redshift itself and tells of all objects. */
final class SystemNames {

    private static final Pattern RELATION = Pattern.compile("(?:pg|stl|stv|svl|svv|svcs|stcs|sys|padb)_.*");
    private static final Pattern SCHEMA = Pattern.compile("pg_catalog|pg_internal|information_schema");
    private static final Pattern QUESTION = Pattern.compile("has_.*|pg_get_.*|pg_table_is_visible|user_is_member_of");

    private SystemNames() {}

    /** Tells whether a name means a table or a view of the catalogue or the logs. */
    static boolean isRelation(Name name) {
        Name schema = name.qualifier();
        return schema == null
                ? RELATION.matcher(name.key()).matches()
                : SCHEMA.matcher(schema.key()).matches();
    }

    /** Tells whether a function that is built in looks into the catalogue. */
    static boolean isQuestion(Name function) {
        return QUESTION.matcher(function.key()).matches();
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
