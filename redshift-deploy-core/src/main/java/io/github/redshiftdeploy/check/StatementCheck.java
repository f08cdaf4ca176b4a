package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Suggestion;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Lexer;
import io.github.redshiftdeploy.sql.lexer.TokenKind;
import java.util.function.Consumer;

/** Looks at each statement of a script by itself: does it begin as a command of Redshift does? */
public final class StatementCheck implements Consumer<ScriptStatement> {

    private static final int LONGEST_WORD = 40;

    private final Script script;
    private final Consumer<Diagnostic> findings;

    /** Checks the statements of one script. */
    public StatementCheck(Script script, Consumer<Diagnostic> findings) {
        this.script = script;
        this.findings = findings;
    }

    @Override
    public void accept(ScriptStatement statement) {
        if (statement.kind() == StatementKind.UNKNOWN) {
            findings.accept(unknown(statement));
        }
    }

    private Diagnostic unknown(ScriptStatement statement) {
        String word = firstWord(statement.sql());
        Diagnostic finding = Diagnostic.error(
                        SqlCode.UNKNOWN_STATEMENT, "no command of Redshift begins with '" + word + "'")
                .at(script.place(statement.start()));
        if (word.startsWith("{")) {
            return finding.help("this looks like a template; deploy the SQL that it renders to");
        }
        return finding.help(Suggestion.of(word, StatementKind.firstWords())
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("is a ';' missing, or one too many, before it?"));
    }

    private static String firstWord(String sql) {
        Lexer lexer = new Lexer(sql.toCharArray(), 0, sql.length(), true);
        TokenKind kind = lexer.next();
        while (kind.trivia()) {
            kind = lexer.next();
        }
        return sql.substring(lexer.start(), lexer.end())
                .codePoints()
                .limit(LONGEST_WORD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
