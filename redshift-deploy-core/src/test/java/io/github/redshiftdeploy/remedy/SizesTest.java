package io.github.redshiftdeploy.remedy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The remedies of pages whose examples are too large to be files. */
class SizesTest {

    @TempDir
    private Path folder;

    @Test
    void an_insert_that_is_split_is_short_enough() throws IOException {
        String rows = IntStream.range(0, 60_000)
                .mapToObj(row -> "(%d, '%s')".formatted(row, "x".repeat(140)))
                .collect(joining(", "));
        String insert = "INSERT INTO sales.readings (id, note) VALUES ";

        assertThat(codes(insert + rows + ", " + rows)).containsExactly("RS1005");
        assertThat(codes(insert + rows + ";\n" + insert + rows)).isEmpty();
    }

    @Test
    void an_expression_that_is_taken_apart_is_not_too_deep() throws IOException {
        String deep = "(".repeat(400) + "id" + ")".repeat(400);
        String half = "(".repeat(200) + "id" + ")".repeat(200);

        assertThat(codes("SELECT " + deep + " FROM sales.orders")).containsExactly("RS1014");
        assertThat(codes("WITH o AS (SELECT " + half + " AS id FROM sales.orders) SELECT " + half + " FROM o"))
                .isEmpty();
    }

    @Test
    void a_long_list_is_not_deep() throws IOException {
        String or = "id = 1" + " OR id = 2".repeat(2_000);
        String union = "SELECT 1" + " UNION ALL SELECT 2".repeat(2_000);

        assertThat(codes("SELECT id FROM sales.orders WHERE " + or + ";\n" + union))
                .isEmpty();
    }

    @Test
    void a_name_of_127_bytes_is_short_enough() throws IOException {
        assertThat(codes("CREATE TABLE sales." + "n".repeat(128) + " (id INT)")).containsExactly("RS1021");
        assertThat(codes("CREATE TABLE sales." + "n".repeat(127) + " (id INT)")).isEmpty();
    }

    @Test
    void a_table_of_1600_columns_is_narrow_enough() throws IOException {
        assertThat(codes(table(1_601))).containsExactly("RS1021");
        assertThat(codes(table(1_600))).isEmpty();
    }

    @Test
    void one_value_mends_a_hundred_mistakes() throws IOException {
        String many = "INSERT INTO ${table} VALUES (1);\n".repeat(100);

        assertThat(codes(many)).containsExactly("RS2111", "RS2207");
        assertThat(codes(many, Map.of("placeholders.table", "sales.orders"))).isEmpty();
    }

    private static String table(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> "c" + column + " INT")
                .collect(joining(", ", "CREATE TABLE sales.wide (", ")"));
    }

    /** Returns the codes of a script, without those of rules. */
    private SortedSet<String> codes(String script) throws IOException {
        return codes(script, Map.of());
    }

    private SortedSet<String> codes(String script, Map<String, String> settings) throws IOException {
        SortedSet<String> codes =
                Attempt.of(Map.of("long.sql", script), settings).codes(Files.createTempDirectory(folder, "sql"));
        codes.removeIf(code -> code.startsWith("RS6"));
        return codes;
    }
}
