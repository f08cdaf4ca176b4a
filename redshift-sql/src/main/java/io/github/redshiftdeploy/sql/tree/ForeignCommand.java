package io.github.redshiftdeploy.sql.tree;

/**
 * A command of PostgreSQL or another database that Redshift does not have.
 *
 * @param words the whole of it, its tokens with blanks between them
 */
public record ForeignCommand(String words, int at) implements Command {

    @Override
    public void parts(NodeWriter to) {
        to.word(words);
    }
}
