package io.github.redshiftdeploy.local.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the gateway hears about a statement.
 *
 * @param error why it failed, as drivers show it; absent when it worked
 * @param columns of its rows; absent when it returns none, such as an {@code INSERT}
 * @param rows their values as text
 * @param count how many rows it returned or changed; negative when it does not say
 * @param size how many bytes the rows have, those that were too many included
 * @param complete false when there were more bytes than asked for, of which some are left out
 */
public record GatewayAnswer(
        @Nullable String error,
        @Nullable List<Column> columns,
        List<List<@Nullable String>> rows,
        long count,
        long size,
        boolean complete) {

    /**
     * A column.
     *
     * @param type the number that PostgreSQL gives the type
     * @param modifier such as the length of a {@code varchar}, as PostgreSQL keeps it; -1 for none
     */
    public record Column(String name, int type, int modifier) {}
}
