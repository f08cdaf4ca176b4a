package io.github.redshiftdeploy.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a statement, page by page. */
final class DataResult {
    private final List<DatabaseAnswer.Column> columns;
    private final List<List<@Nullable String>> rows;

    DataResult(DatabaseAnswer answer) {
        this.columns = Objects.requireNonNull(answer.columns());
        this.rows = answer.rows();
    }

    /**
     * Returns a page.
     *
     * @param token of the page; empty for the first one
     * @param most the bytes of a page, which has one row at least
     */
    Fields page(String token, int most, boolean csv) {
        int from = token.isEmpty() ? 0 : offset(token);
        int to = from;
        for (long size = 0; to < rows.size() && (to == from || size + size(rows.get(to)) <= most); to++) {
            size += size(rows.get(to));
        }
        List<List<@Nullable String>> page = rows.subList(from, to);
        Fields answer = Fields.of("Records", csv ? List.of(Fields.of("CSVRecords", csv(page))) : records(page))
                .with(
                        "ColumnMetadata",
                        columns.stream().map(DataResult::metadata).toList())
                .with("TotalNumRows", rows.size());
        if (csv) {
            answer.with("ResultFormat", "CSV");
        }
        return to < rows.size() ? answer.with("NextToken", token(to)) : answer;
    }

    private List<List<Fields>> records(List<List<@Nullable String>> page) {
        List<List<Fields>> records = new ArrayList<>();
        for (List<@Nullable String> row : page) {
            List<Fields> fields = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                String value = row.get(column);
                fields.add(
                        value == null
                                ? Fields.of("isNull", true)
                                : DataType.of(columns.get(column)).field(value));
            }
            records.add(fields);
        }
        return records;
    }

    private String csv(List<List<@Nullable String>> page) {
        String names = columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder(names);
        for (List<@Nullable String> row : page) {
            List<String> values = new ArrayList<>();
            for (String value : row) {
                values.add(value == null ? "" : quoted(value));
            }
            text.append("\r\n").append(String.join(",", values));
        }
        return text.toString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private static Fields metadata(DatabaseAnswer.Column column) {
        DataType type = DataType.of(column);
        return Fields.of("isCaseSensitive", !type.signed())
                .with("isCurrency", false)
                .with("isSigned", type.signed())
                .with("label", column.name())
                .with("length", 0)
                .with("name", column.name())
                .with("nullable", 1)
                .with("precision", type.precision(column.modifier()))
                .with("scale", type.scale(column.modifier()))
                .with("schemaName", "")
                .with("tableName", "")
                .with("typeName", type.typeName());
    }

    private static long size(List<@Nullable String> row) {
        long size = 0;
        for (String value : row) {
            size += value == null ? 1 : value.length();
        }
        return size;
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
    }

    private int offset(String token) {
        try {
            int offset = Integer.parseInt(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
            if (offset >= 0 && offset < rows.size()) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as one that points nowhere is.
        }
        throw DataRules.invalid("The NextToken is invalid.");
    }
}
