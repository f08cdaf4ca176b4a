package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.sql.analysis.Analyzer;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import io.github.redshiftdeploy.sql.analysis.SqlWords;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Set;

/** The body of a procedure as the catalogue keeps it. */
public final class ProcedureSource {

    /**
     * What ends a transaction, and CALL, for what it calls may end one too. A body that cannot be parsed has no tree to
     * ask, so its words are looked at: one that is found in vain only lets the call stand alone, while one that is
     * overlooked would let Redshift commit half a transaction.
     */
    private static final Set<String> ENDS = Set.of("COMMIT", "ROLLBACK", "TRUNCATE", "CALL");

    private static final String QUOTES = "$redshift_deploy$";

    private ProcedureSource() {}

    /** Returns what happens when the procedure is called; that it is NONATOMIC the catalogue does not tell. */
    public static Definition read(String body) {
        Parsed parsed = new SqlParser().parse("CREATE PROCEDURE p() LANGUAGE plpgsql AS " + QUOTES + body + QUOTES);
        Command tree = parsed.tree();
        boolean wrong = parsed.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        return tree == null || wrong
                ? new Definition(
                        Set.of(),
                        Set.of(Doubt.OTHER),
                        Set.of(SessionChange.ANYTHING),
                        SqlWords.has(body, ENDS) ? Ending.ENDS : Ending.UNCERTAIN)
                : Definition.of(tree, new Analyzer().analyze(tree), true).uncertain();
    }
}
