package io.github.redshiftdeploy.sql.tree;

/** What is written inside a literal: the query of an UNLOAD, the body of a routine. */
public record Quoted(Node content, int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.quoted(content);
    }
}
