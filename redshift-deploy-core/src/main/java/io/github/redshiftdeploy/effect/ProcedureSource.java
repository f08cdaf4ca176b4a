package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The body of a procedure as the catalogue keeps it. */
public final class ProcedureSource {

    /** What a body that cannot be parsed may hold for another reason, as in a comment, is taken for what it says. */
    private static final Pattern END = Pattern.compile("(?i)\\b(?:commit|rollback|truncate|call)\\b");

    private static final String QUOTES = "$redshift_deploy$";

    private ProcedureSource() {}

    /**
     * Tells whether a procedure may end the transaction that it is called in.
     *
     * @param committing tells of a procedure that it calls whether that one may
     */
    public static boolean mayCommit(String body, Predicate<DatabaseObject> committing) {
        Command tree = new SqlParser()
                .parse("CREATE PROCEDURE p() LANGUAGE plpgsql AS " + QUOTES + body + QUOTES)
                .tree();
        if (tree == null) {
            return END.matcher(body).find();
        }
        return Commits.in(tree)
                || new Analyzer()
                        .analyze(tree).deferred().stream()
                                .filter(effect -> effect.action() == Action.CALLS)
                                .map(DatabaseObject::of)
                                .anyMatch(committing);
    }
}
