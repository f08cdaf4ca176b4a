package io.github.redshiftdeploy.sql.tree;

import java.util.List;

/** The name that a relation has in its query, and those of its columns. */
public record Alias(Name name, List<Name> columns, int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.word("AS").node(name);
        if (!columns.isEmpty()) {
            to.enclosed(columns);
        }
    }
}
