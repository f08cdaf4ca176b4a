package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** The rows of a result as text, as the server would show them to the driver. */
final class DataRows {

    /** Between these exponents of ten the server writes a number without one. */
    private static final int SMALLEST_EXPONENT = -4;

    private static final int LARGEST_EXPONENT = 15;

    private DataRows() {}

    /** Returns at most so many rows. */
    static Rows of(List<GetStatementResultResponse> pages, int most) {
        List<String> columns = pages.get(0).columnMetadata().stream()
                .map(ColumnMetadata::label)
                .toList();
        List<String> types = pages.get(0).columnMetadata().stream()
                .map(ColumnMetadata::typeName)
                .toList();
        List<Row> rows = new ArrayList<>();
        boolean more = pages.get(pages.size() - 1).nextToken() != null;
        for (GetStatementResultResponse page : pages) {
            for (List<Field> record : page.records()) {
                if (rows.size() == most) {
                    return new Rows(columns, types, rows, true);
                }
                rows.add(row(columns, record));
            }
        }
        return new Rows(columns, types, rows, more);
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
            case DOUBLE_VALUE -> text(field.doubleValue());
            case BOOLEAN_VALUE -> field.booleanValue() ? "t" : "f";
            case BLOB_VALUE -> HexFormat.of().formatHex(field.blobValue().asByteArray());
            case IS_NULL, UNKNOWN_TO_SDK_VERSION -> null;
        };
    }

    /** Java writes 100.0 and 1.0E20 where the server writes 100 and 1e+20. */
    private static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent < LARGEST_EXPONENT) {
            return shortest.toPlainString();
        }
        BigDecimal digits = shortest.movePointLeft(exponent).stripTrailingZeros();
        return String.format(Locale.ROOT, "%se%+03d", digits.toPlainString(), exponent);
    }
}
