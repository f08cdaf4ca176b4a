package io.github.redshiftdeploy.local.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a statement.
 *
 * @param error why it failed, as Amazon's driver shows it; absent when it worked
 * @param columns of its rows; absent when it returns none, such as an {@code INSERT}
 * @param rows their values as text
 * @param count how many rows it returned or changed; -1 when the server does not say
 * @param size how many bytes the rows have
 * @param complete false when there were more bytes than wanted, of which some are left out
 * @param queryId the number of the statement in the query history
 */
public record DatabaseAnswer(
        @Nullable String error,
        @Nullable List<Column> columns,
        List<List<@Nullable String>> rows,
        long count,
        long size,
        boolean complete,
        long queryId) {

    /**
     * A column.
     *
     * @param type the number that PostgreSQL gives the type
     * @param modifier such as the length of a {@code varchar}, as PostgreSQL keeps it; -1 for none
     */
    public record Column(String name, int type, int modifier) {}
}
