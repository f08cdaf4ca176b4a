package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.Command;

/**
 * Parses statements of Amazon Redshift. It never throws, whatever the text is, and takes time in proportion to its
 * length. One parser serves any number of statements, but only one thread.
 */
public final class SqlParser {

    private final Grammar grammar = new Grammar(new StringPool());

    /** Returns what a text of one statement, without its terminator, means and what is wrong with it. */
    public Parsed parse(String statement) {
        grammar.reset();
        char[] text = statement.toCharArray();
        try {
            grammar.tokens.fill(text, 0, text.length, null);
            Command tree = grammar.commands.statement();
            return new Parsed(tree, grammar.problems);
        } catch (SyntaxError error) {
            grammar.report(error.problem());
            return new Parsed(null, grammar.problems);
        }
    }
}
