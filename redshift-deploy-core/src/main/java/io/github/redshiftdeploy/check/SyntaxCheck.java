package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.UnknownSyntax;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.PartlyKnown;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.Problem;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import java.util.List;

/** Parses the statements of one script. No comment excuses what the grammar does not know. */
final class SyntaxCheck {

    private final SqlParser parser;
    private final Script script;
    private final Findings findings;
    private final UnknownSyntax unknownSyntax;
    private final boolean reports;

    /**
     * Makes the check of one script.
     *
     * @param reports whether anybody hears of what is wrong
     */
    SyntaxCheck(SqlParser parser, Script script, Findings findings, UnknownSyntax unknownSyntax, boolean reports) {
        this.reports = reports;
        this.parser = parser;
        this.script = script;
        this.findings = findings;
        this.unknownSyntax = unknownSyntax;
    }

    /** Tells whether mistakes are told, and so whether statements are checked at all. */
    boolean reports() {
        return reports;
    }

    /** Returns what the parser makes of a statement. */
    Parsed parse(ScriptStatement statement) {
        if (findings.takeSpoilt()) {
            return new Parsed(null, List.of()); // Whatever is wrong with the rest is a consequence.
        }
        Parsed parsed = parser.parse(statement.sql());
        if (reports) {
            parsed.problems().forEach(problem -> findings.add(diagnostic(problem, statement)));
        }
        return parsed;
    }

    private Diagnostic diagnostic(Problem problem, ScriptStatement statement) {
        boolean unknown = problem.code() == SqlCode.UNKNOWN_SYNTAX;
        Diagnostic diagnostic = new Diagnostic(
                unknown ? unknownSyntax.severity() : problem.severity(),
                problem.code(),
                script.place(statement.at(problem.at())),
                problem.message(),
                List.of(),
                problem.help());
        for (Problem.Note note : problem.notes()) {
            diagnostic = diagnostic.note("note: " + note.text() + " at " + statement.at(note.at()));
        }
        return unknown ? diagnostic.note("note: " + consequence(statement)) : diagnostic;
    }

    private String consequence(ScriptStatement statement) {
        return switch (unknownSyntax) {
            case ERROR -> "what is new in Redshift passes with 'redshift.unknownSyntax=warning'";
            case WARNING ->
                PartlyKnown.statementClass(statement.kind()) == StatementClass.ALONE
                        ? "if it is new in Redshift, the statement runs by itself, and is never sent twice"
                        : "if it is new in Redshift, the statement runs";
        };
    }
}
