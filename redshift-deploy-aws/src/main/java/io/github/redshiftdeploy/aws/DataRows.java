package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** The rows of a result as text, as the server would show them to the driver. */
final class DataRows {

    private DataRows() {}

    /** Returns at most so many rows. */
    static Rows of(List<GetStatementResultResponse> pages, int most) {
        List<String> columns = pages.get(0).columnMetadata().stream()
                .map(ColumnMetadata::label)
                .toList();
        List<Row> rows = new ArrayList<>();
        boolean more = pages.get(pages.size() - 1).nextToken() != null;
        for (GetStatementResultResponse page : pages) {
            for (List<Field> record : page.records()) {
                if (rows.size() == most) {
                    return new Rows(columns, rows, true);
                }
                rows.add(row(columns, record));
            }
        }
        return new Rows(columns, rows, more);
    }

    private static Row row(List<String> columns, List<Field> record) {
        List<@Nullable String> values = new ArrayList<>();
        record.forEach(field -> values.add(text(field)));
        return new Row(columns, values);
    }

    private static @Nullable String text(Field field) {
        return switch (field.type()) {
            case STRING_VALUE -> field.stringValue();
            case LONG_VALUE -> field.longValue().toString();
            case DOUBLE_VALUE -> field.doubleValue().toString();
            case BOOLEAN_VALUE -> field.booleanValue() ? "t" : "f";
            case BLOB_VALUE -> HexFormat.of().formatHex(field.blobValue().asByteArray());
            case IS_NULL, UNKNOWN_TO_SDK_VERSION -> null;
        };
    }
}
