package io.github.redshiftdeploy.sql.parser;

import static io.github.redshiftdeploy.sql.lexer.Keyword.*;

import io.github.redshiftdeploy.diagnostic.Code;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.lexer.Keyword;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/** Tells a statement that begins where the one before it should have ended from other mistakes. */
final class MissingSemicolon {

    /** How many tokens behind the beginning of a statement the mistake may show: its first words may be an alias. */
    private static final int FARTHEST = 8;

    private static final Set<String> COMMANDS = StatementKind.firstWords();

    /** Words that begin a statement wherever they stand, not at the start of a line alone. */
    private static final Set<Keyword> ANYWHERE =
            EnumSet.of(SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, TRUNCATE, COMMIT, GRANT, REVOKE);

    private final Grammar grammar;
    private final Tokens tokens;

    MissingSemicolon(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens;
    }

    /** Returns what to say in the place of an error that has ended the reading at the next token. */
    Problem explain(SyntaxError error) {
        int failed = tokens.place();
        Code code = error.problem().code();
        if (code != SqlCode.SYNTAX && code != SqlCode.UNKNOWN_SYNTAX) {
            return error.problem();
        }
        int first = Math.max(failed - FARTHEST, 1);
        for (int place = failed; place >= first; place--) {
            tokens.back(place);
            if (isOfAnotherClient()) {
                return Problem.of(SqlCode.UNSUPPORTED, tokens.here(), "Redshift has no command GO")
                        .help("end each statement with ';' in its place");
            }
        }
        for (int place = failed; place >= first; place--) {
            tokens.back(place);
            if (begins(place == failed) && isWhole()) {
                return Problem.of(
                                SqlCode.SYNTAX,
                                tokens.behind(),
                                "expected ';' between two statements, " + tokens.afterLast() + " and before "
                                        + tokens.found())
                        .help("end the statement with ';'");
            }
        }
        tokens.back(failed);
        return error.problem();
    }

    /** GO stands on a line of its own and would be an alias. */
    private boolean isOfAnotherClient() {
        if (!tokens.word(0) || !tokens.text().equalsIgnoreCase("GO") || !tokens.onNewLine()) {
            return false;
        }
        tokens.advance();
        boolean alone = tokens.ended() || tokens.onNewLine();
        tokens.back(tokens.place() - 1);
        return alone;
    }

    private boolean begins(boolean here) {
        Keyword keyword = tokens.keyword();
        return keyword != null
                && COMMANDS.contains(keyword.name())
                && !tokens.at(WITH, NO)
                && (tokens.onNewLine() || (here && tokens.keyword(-1) == null && ANYWHERE.contains(keyword)));
    }

    /** Tells whether what stands before the next token is a statement. */
    private boolean isWhole() {
        Grammar before = new Grammar(grammar.strings, new ArrayList<>(), 0);
        try {
            before.tokens.fill(tokens.source(), tokens.first(), tokens.start(), tokens.origins());
            before.commands.statement();
            return true;
        } catch (SyntaxError incomplete) {
            return false;
        }
    }
}
