package io.github.redshiftdeploy.sql.tree;

/** Keywords that stand for themselves, as a value or a small clause. */
public record Words(String words, int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.word(words);
    }
}
