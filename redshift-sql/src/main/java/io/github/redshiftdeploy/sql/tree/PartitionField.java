package io.github.redshiftdeploy.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * What an Iceberg table computes of a column to partition its rows by.
 *
 * @param transform such as {@code BUCKET} and {@code YEAR}
 * @param width the number of buckets or the length of what is left; absent for parts of a date
 */
public record PartitionField(String transform, @Nullable Expression width, Name column, int at) implements Node {
    @Override
    public void parts(NodeWriter to) {
        to.word(transform + " (").optional(width).wordIf(width != null, ",");
        to.node(column).word(")");
    }
}
