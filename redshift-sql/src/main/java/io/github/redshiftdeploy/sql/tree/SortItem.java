package io.github.redshiftdeploy.sql.tree;

/**
 * An item of ORDER BY.
 *
 * @param direction {@code ASC} or {@code DESC}, or empty
 * @param nulls {@code NULLS FIRST} or {@code NULLS LAST}, or empty
 */
public record SortItem(Expression key, String direction, String nulls, int at) implements Node {

    @Override
    public void parts(NodeWriter to) {
        to.node(key).word(direction).word(nulls);
    }
}
