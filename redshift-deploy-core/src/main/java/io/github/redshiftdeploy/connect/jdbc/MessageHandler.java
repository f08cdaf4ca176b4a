package io.github.redshiftdeploy.connect.jdbc;

import com.amazon.redshift.core.Field;
import com.amazon.redshift.core.Query;
import com.amazon.redshift.core.ResultCursor;
import com.amazon.redshift.core.ResultHandlerBase;
import com.amazon.redshift.core.Tuple;
import com.amazon.redshift.core.v3.RedshiftRowsBlockingQueue;
import com.amazon.redshift.util.RedshiftWarning;
import com.amazon.redshift.util.ServerErrorMessage;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Counts the statements of a message as the driver hears that they are done, and passes on what they answer. */
final class MessageHandler extends ResultHandlerBase {

    private final ResultListener answers;
    private final int mostRows;
    private final int statements;
    private int done;

    /** One row more than those is asked for, to know whether there are more. */
    MessageHandler(ResultListener answers, int mostRows, int statements) {
        super(new Properties());
        this.answers = answers;
        this.mostRows = mostRows;
        this.statements = statements;
    }

    /** Returns the index of the first statement that is not done. */
    int next() {
        return Math.min(done, statements - 1);
    }

    /** Tells whether a statement is done. */
    boolean begun() {
        return done > 0;
    }

    @Override
    public void handleResultRows(
            Query query,
            Field[] fields,
            List<Tuple> tuples,
            @Nullable ResultCursor cursor,
            @Nullable RedshiftRowsBlockingQueue<Tuple> queue,
            int @Nullable [] rowCount,
            @Nullable Thread thread) {
        List<String> columns = Arrays.stream(fields).map(Field::getColumnLabel).toList();
        List<Row> rows = new ArrayList<>();
        for (Tuple tuple : tuples.subList(0, Math.min(mostRows, tuples.size()))) {
            rows.add(row(columns, tuple));
        }
        int statement = next();
        done++;
        List<String> types =
                Arrays.stream(fields).map(Field::getOID).map(TypeNames::of).toList();
        answers.rows(statement, new Rows(columns, types, rows, tuples.size() > mostRows));
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        int statement = next();
        done++;
        answers.done(statement, Math.max(0, updateCount));
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        answers.notice(next(), severity(warning), String.valueOf(warning.getMessage()));
    }

    private static Row row(List<String> columns, Tuple tuple) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte[] value = tuple.get(i);
            row.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
        return new Row(columns, row);
    }

    private static String severity(SQLWarning warning) {
        if (warning instanceof RedshiftWarning server) {
            ServerErrorMessage message = server.getServerErrorMessage();
            return message == null || message.getSeverity() == null ? "INFO" : message.getSeverity();
        }
        return "WARNING";
    }
}
