package io.github.redshiftdeploy.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes plausible Redshift SQL to measure with: always the same for the same size. */
final class SampleSql {

    private static final List<String> SCHEMAS = List.of("sales", "finance", "marketing", "staging", "reporting");
    private static final List<String> NOUNS =
            List.of("order", "customer", "invoice", "shipment", "campaign", "session", "product", "payment", "refund");
    private static final List<String> ADJECTIVES =
            List.of("daily", "monthly", "open", "late", "first", "average", "expected", "gross", "net", "returned");
    private static final List<String> MEASURES =
            List.of("amount", "quantity", "discount", "duration_ms", "unit_price", "tax", "weight", "score");
    private static final List<String> TYPES = List.of(
            "BIGINT ENCODE az64",
            "INTEGER NOT NULL ENCODE raw",
            "VARCHAR(256) ENCODE zstd",
            "VARCHAR(64) NOT NULL ENCODE lzo",
            "DECIMAL(18, 4) DEFAULT 0",
            "TIMESTAMP ENCODE az64",
            "DATE NOT NULL ENCODE az64",
            "BOOLEAN DEFAULT FALSE",
            "DOUBLE PRECISION",
            "CHAR(2) ENCODE bytedict",
            "SUPER");
    private static final List<String> PHRASES = List.of(
            "it''s late; call back",
            "Zürich",
            "paid -- in full",
            "a \\'quoted\\' word",
            "100 % of nothing",
            "C:\\\\temp",
            "left at the door",
            "$5 off");

    private final Random random = new Random(42);

    private SampleSql() {}

    /** Returns statements of every common kind that are together about as long as asked for, without terminators. */
    static List<String> statements(int bytes) {
        SampleSql sample = new SampleSql();
        List<Supplier<String>> kinds = List.of(
                sample::table,
                sample::table,
                sample::view,
                sample::query,
                sample::query,
                sample::insert,
                sample::insertOfQuery,
                sample::update,
                sample::delete,
                sample::copy,
                sample::grant,
                sample::alter,
                sample::procedure);
        return sample.some(kinds, bytes);
    }

    /** Returns a script of tables, grants and changes of tables: many names and few quotes. */
    static byte[] definitions(int bytes) {
        SampleSql sample = new SampleSql();
        return script(sample.some(List.of(sample::table, sample::grant, sample::alter, sample::view), bytes));
    }

    /** Returns a script of rows, bodies and loads: quotes everywhere. */
    static byte[] quotes(int bytes) {
        SampleSql sample = new SampleSql();
        return script(sample.some(List.of(sample::insert, sample::copy, sample::insert, sample::procedure), bytes));
    }

    /** Returns INSERT statements with the rows of some table. */
    static List<String> rows(int bytes) {
        SampleSql sample = new SampleSql();
        return sample.some(List.of(sample::insert), bytes);
    }

    /** Returns the statements as a script in UTF-8. */
    static byte[] script(List<String> statements) {
        return statements.stream()
                .map(statement -> statement + ";\n\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> some(List<Supplier<String>> kinds, int bytes) {
        List<String> statements = new ArrayList<>();
        int written = 0;
        while (written < bytes) {
            String statement = kinds.get(random.nextInt(kinds.size())).get();
            statements.add(statement);
            written += statement.length() + 3;
        }
        return statements;
    }

    private String table() {
        String noun = one(NOUNS);
        String columns = times(6 + random.nextInt(14), i -> "    " + column() + "_" + i + " " + one(TYPES), ",\n");
        return "-- One row a " + noun + ".\nCREATE TABLE IF NOT EXISTS " + relation() + " (\n"
                + "    " + noun + "_key BIGINT IDENTITY(1, 1) NOT NULL ENCODE az64,\n"
                + "    customer_id BIGINT NOT NULL ENCODE az64,\n"
                + "    created_at TIMESTAMP NOT NULL DEFAULT SYSDATE,\n"
                + columns + ",\n    PRIMARY KEY (" + noun + "_key)\n)\n"
                + "DISTSTYLE KEY\nDISTKEY (customer_id)\nCOMPOUND SORTKEY (created_at, customer_id)";
    }

    private String view() {
        return "CREATE OR REPLACE VIEW reporting." + column() + "_v" + random.nextInt(100) + " AS\n" + query()
                + "\nWITH NO SCHEMA BINDING";
    }

    private String query() {
        String measure = one(MEASURES);
        return "WITH recent AS (\n"
                + "    SELECT customer_id, created_at, " + measure + ", status\n"
                + "    FROM " + relation() + "\n"
                + "    WHERE created_at >= DATEADD(day, -" + (1 + random.nextInt(90)) + ", CURRENT_DATE)\n"
                + "      AND status IN ('open', 'paid', '" + one(ADJECTIVES) + "')\n"
                + "),\nranked AS (\n"
                + "    SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.customer_id ORDER BY r.created_at DESC) AS place\n"
                + "    FROM recent AS r\n)\n"
                + "SELECT c.customer_id,\n"
                + "       UPPER(TRIM(c.name)) AS name,\n"
                + times(
                        1 + random.nextInt(4),
                        i -> "       " + expression(measure) + " AS " + column() + "_" + i,
                        ",\n")
                + ",\n       SUM(k." + measure + ") OVER (PARTITION BY c.region ORDER BY k.created_at\n"
                + "           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running_" + measure + "\n"
                + "FROM ranked AS k\n"
                + "INNER JOIN " + relation() + " AS c ON c.customer_id = k.customer_id\n"
                + "LEFT JOIN " + relation() + " AS p ON p.customer_id = c.customer_id AND p.place = k.place + 1\n"
                + "WHERE k.place <= " + (1 + random.nextInt(9)) + " AND (c.region LIKE 'eu-%' OR c.closed_at IS NULL)\n"
                + "ORDER BY c.customer_id, k.created_at DESC\n"
                + "LIMIT " + (10 * (1 + random.nextInt(100)));
    }

    private String expression(String measure) {
        return switch (random.nextInt(5)) {
            case 0 ->
                "CASE WHEN k." + measure + " > " + random.nextInt(1000) + " THEN 'high' WHEN k." + measure
                        + " BETWEEN 1 AND 9 THEN 'low' ELSE 'none' END";
            case 1 -> "COALESCE(k." + measure + ", 0) * (1 - c.discount / 100.0)";
            case 2 -> "CAST(k." + measure + " AS DECIMAL(18, 2))";
            case 3 -> "k." + measure + "::VARCHAR(32) || '-' || c.region";
            default -> "NVL(DATEDIFF(hour, k.created_at, p.created_at), -1)";
        };
    }

    private String insert() {
        return "INSERT INTO " + relation() + " (id, name, note, " + one(MEASURES) + ", created_at) VALUES\n"
                + times(
                        5 + random.nextInt(40),
                        i -> "    (" + random.nextInt(1_000_000) + ", '" + one(ADJECTIVES) + " " + one(NOUNS) + "', '"
                                + one(PHRASES) + "', " + random.nextInt(10_000) / 100.0 + ", '2026-0"
                                + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + " 12:00:00')",
                        ",\n");
    }

    private String insertOfQuery() {
        return "INSERT INTO " + relation() + "\n" + query();
    }

    private String update() {
        return "UPDATE " + relation() + "\nSET " + one(MEASURES) + " = s." + one(MEASURES)
                + ", updated_at = SYSDATE\nFROM staging." + column() + " AS s\nWHERE s.id = "
                + random.nextInt(1_000_000) + " AND s.region <> 'us'";
    }

    private String delete() {
        return "DELETE FROM " + relation() + "\nWHERE created_at < '2020-01-01' AND customer_id IN (SELECT customer_id"
                + " FROM staging." + column() + " WHERE closed = TRUE)";
    }

    private String copy() {
        String place = "'s3://warehouse-landing/" + one(NOUNS) + "/2026/" + random.nextInt(1_000) + "/'";
        return "COPY " + relation() + "\nFROM " + place
                + "\nIAM_ROLE 'arn:aws:iam::123456789012:role/loader'\nFORMAT AS CSV DELIMITER '|' QUOTE '\"'\n"
                + "GZIP IGNOREHEADER 1 TIMEFORMAT 'auto' NULL AS '\\\\N' REGION 'eu-west-1' MAXERROR "
                + random.nextInt(10);
    }

    private String grant() {
        return random.nextBoolean()
                ? "GRANT SELECT, INSERT ON " + relation() + " TO GROUP " + one(NOUNS) + "_readers"
                : "GRANT USAGE ON SCHEMA " + one(SCHEMAS) + " TO ROLE " + one(ADJECTIVES) + "_analyst";
    }

    private String alter() {
        return "ALTER TABLE " + relation() + " ADD COLUMN " + column() + " "
                + one(TYPES).replace("NOT NULL ", "");
    }

    private String procedure() {
        return "CREATE OR REPLACE PROCEDURE staging.load_" + column() + "_" + random.nextInt(100)
                + "(batch INTEGER, OUT loaded BIGINT)\nAS $$\nDECLARE\n    tries INTEGER := 0;\n    r RECORD;\nBEGIN\n"
                + "    -- Take over what is new.\n    " + update() + ";\n    " + delete() + ";\n"
                + "    IF batch > " + random.nextInt(100) + " THEN\n        " + insertOfQuery() + ";\n"
                + "    ELSE\n        RAISE INFO 'nothing to do for %', batch;\n    END IF;\n"
                + "    FOR r IN SELECT id FROM " + relation() + " LOOP\n        tries := tries + 1;\n    END LOOP;\n"
                + "    GET DIAGNOSTICS loaded := ROW_COUNT;\nEND;\n$$ LANGUAGE plpgsql";
    }

    private String relation() {
        return one(SCHEMAS) + "." + column() + "_" + random.nextInt(5);
    }

    private String column() {
        return one(ADJECTIVES) + "_" + one(NOUNS);
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String times(int times, IntFunction<String> part, String between) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(between));
    }
}
