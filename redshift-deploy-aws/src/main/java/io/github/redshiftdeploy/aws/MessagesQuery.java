package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The question what was said in some calls of procedures. Of each call that the query history has there is a row at
 * least: how its comment begins, and level and text of a message, or neither. What is said for the log alone, and the
 * error that a call has failed with, a client of the driver does not hear either.
 *
 * @param calls how the comments of the calls begin, none twice
 */
record MessagesQuery(List<String> calls) {

    /** The most rows of an answer: they are all in memory at once. */
    static final int MOST = 10_000;

    /** All beginnings are equally long. A call that is tried again begins as before, and the last one counts. */
    String sql() {
        int length = calls.get(0).length();
        String beginnings = calls.stream().map(SqlText::literal).collect(Collectors.joining(", "));
        return """
                SELECT q.beginning, m.log_level, m.message
                  FROM (SELECT LEFT(query_text, %1$d) AS beginning, MAX(query_id) AS query_id
                          FROM sys_query_history
                         WHERE LEFT(query_text, %1$d) IN (%2$s)
                         GROUP BY 1) AS q
                  LEFT JOIN sys_procedure_messages AS m
                    ON m.query_id = q.query_id
                   AND m.log_level IN ('INFO', 'NOTICE', 'WARNING')
                 ORDER BY q.query_id, m.record_time
                 LIMIT %3$d""".formatted(length, beginnings, MOST);
    }
}
