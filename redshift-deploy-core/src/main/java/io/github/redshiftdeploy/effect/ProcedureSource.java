package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import io.github.redshiftdeploy.sql.analysis.SqlWords;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Set;

/** The body of a procedure as the catalogue keeps it. */
public final class ProcedureSource {

    /** What a body that cannot be parsed may end a transaction with. */
    private static final Set<String> ENDS = Set.of("COMMIT", "ROLLBACK", "TRUNCATE", "CALL");

    private static final String QUOTES = "$redshift_deploy$";

    private ProcedureSource() {}

    /** Returns what happens when the procedure is called. */
    public static Definition read(String body) {
        Command tree = new SqlParser()
                .parse("CREATE PROCEDURE p() LANGUAGE plpgsql AS " + QUOTES + body + QUOTES)
                .tree();
        return tree == null
                ? new Definition(
                        Set.of(), Set.of(Doubt.OTHER), Set.of(SessionChange.ANYTHING), SqlWords.has(body, ENDS))
                : Definition.of(tree, new Analyzer().analyze(tree), true);
    }
}
