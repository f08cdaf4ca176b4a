package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.Problem;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;
import java.util.Optional;

/** Parses the statements of one script. What the grammar does not know is an error that no comment excuses. */
final class SyntaxCheck {

    private final SqlParser parser;
    private final Script script;
    private final Findings findings;

    SyntaxCheck(SqlParser parser, Script script, Findings findings) {
        this.parser = parser;
        this.script = script;
        this.findings = findings;
    }

    /** Returns the tree of a statement, or nothing when it cannot be parsed to its end. */
    Optional<Command> tree(ScriptStatement statement) {
        if (findings.takeSpoilt()) {
            return Optional.empty(); // Whatever is wrong with the rest is a consequence.
        }
        Parsed parsed = parser.parse(statement.sql());
        for (Problem problem : parsed.problems()) {
            findings.add(diagnostic(problem, statement));
        }
        return Optional.ofNullable(parsed.tree());
    }

    private Diagnostic diagnostic(Problem problem, ScriptStatement statement) {
        Diagnostic diagnostic = new Diagnostic(
                problem.severity(),
                problem.code(),
                script.place(statement.at(problem.at())),
                problem.message(),
                List.of(),
                problem.help());
        for (Problem.Note note : problem.notes()) {
            diagnostic = diagnostic.note("note: " + note.text() + " at " + statement.at(note.at()));
        }
        return diagnostic;
    }
}
