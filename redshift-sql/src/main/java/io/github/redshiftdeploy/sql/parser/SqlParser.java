package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses statements of Amazon Redshift. It never throws, whatever the text is, and takes time in proportion to its
 * length. One parser serves any number of statements, but only one thread.
 */
public final class SqlParser {

    private final Grammar grammar = new Grammar(new StringPool());

    /**
     * Returns what a text of one statement, without its terminator, means and what is wrong with it. Of a statement
     * that holds {@linkplain Parsed#unknown() something unknown} it is what stands before that, if it makes sense.
     */
    public Parsed parse(String statement) {
        grammar.reset();
        char[] text = statement.toCharArray();
        try {
            grammar.tokens.fill(text, 0, text.length, null);
            Command tree = grammar.commands.statement();
            return new Parsed(tree, grammar.problems);
        } catch (SyntaxError error) {
            Problem problem = new MissingSemicolon(grammar).explain(error);
            grammar.report(problem);
            List<Problem> problems = List.copyOf(grammar.problems);
            boolean unknown = problem.code() == SqlCode.UNKNOWN_SYNTAX;
            return new Parsed(unknown ? beginning(text, problem.at()) : null, problems);
        }
    }

    /** Returns what a statement means up to an offset, or null when that is not a statement of its own. */
    private @Nullable Command beginning(char[] text, int end) {
        grammar.reset();
        grammar.tokens.fill(text, 0, text.length, null);
        if (!grammar.tokens.cut(end)) {
            return null;
        }
        try {
            Command tree = grammar.commands.statement();
            return grammar.problems.isEmpty() ? tree : null;
        } catch (SyntaxError error) {
            return null;
        }
    }
}
