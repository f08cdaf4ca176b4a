package io.github.redshiftdeploy.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.sql.tree.TableCommand.CreateTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a command may be new in Redshift, and what is a mistake in any version of it. */
class UnknownSyntaxTest {

    private final SqlParser parser = new SqlParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY orders FROM 's3://bucket/orders' IAM_ROLE DEFAULT SHINY 3",
                "UNLOAD ('SELECT 1') TO 's3://bucket/x' IAM_ROLE DEFAULT SHINY",
                "CREATE TABLE orders (id INT) SHINY 3",
                "CREATE TABLE orders (id INT SHINY)",
                "CREATE TABLE orders (id INT SHINY 3, day DATE)",
                "CREATE MATERIALIZED VIEW totals SHINY YES AS SELECT 1 AS one",
                "CREATE USER ann PASSWORD DISABLE SHINY",
                "CREATE DATABASE lake SHINY",
                "CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'lake' SHINY 'x'",
                "CREATE SHINY THING",
                "ALTER TABLE orders SHINY",
                "ALTER TABLE orders ADD COLUMN day DATE SHINY",
                "ALTER DATABASE lake SHINY 3",
                "ALTER DATABASE lake INTEGRATION SHINY TABLES",
                "ALTER USER ann SHINY",
                "ALTER SHINY THING",
                "ALTER DATASHARE sales SET SHINY TRUE",
                "DROP TABLE orders SHINY",
                "DROP SHINY THING",
                "GRANT SHINY ON TABLE orders TO ann",
                "GRANT SELECT, SHINY ON orders TO ann",
                "GRANT SELECT ON orders TO ann SHINY",
                "REVOKE SHINY ON SCHEMA sales FROM ROLE readers",
                "VACUUM FULL orders SHINY",
                "ANALYZE orders SHINY COLUMNS",
                "SHOW TABLES FROM SCHEMA dev.sales SHINY",
                "COMMENT ON SHINY orders IS 'x'",
                "TRUNCATE orders SHINY",
                "REFRESH MATERIALIZED VIEW totals SHINY",
                "CALL load() SHINY",
                "ALTER SYSTEM SET SHINY = TRUE",
            })
    void a_word_that_a_known_command_does_not_have_may_be_new(String sql) {
        Parsed parsed = parser.parse(sql);

        assertThat(parsed.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(SqlCode.UNKNOWN_SYNTAX);
            assertThat(problem.at()).isEqualTo(sql.indexOf("SHINY"));
        });
        assertThat(parsed.unknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHINY TABLE orders",
                "SELECT 'open",
                "SELECT a b c FROM orders",
                "SELECT a FROM orders WHERE a = 1 b = 2",
                "SELECT (1 + ) FROM orders",
                "SELECT count(*) FROM orders GRUOP BY 1",
                "INSERT INTO orders SELECT a FROM b WHERE c SHINY",
                "INSERT INTO orders VALUES (1) (2)",
                "UPDATE orders SET a = 1 b = 2",
                "DELETE FROM orders WHERE a = 1 b",
                "CREATE TABLE orders AS SELECT a b c FROM x",
                "CREATE VIEW v AS SELECT a FROM b WHERE a = 1 b = 2",
                "CREATE TABLE orders (id INT day DATE)",
                "CREATE TABLE orders (id INT, CONSTRAIN pk PRIMARY KEY (id))",
                "CREATE TABLE orders (id INT",
                "CREATE TABLE orders (id INT DEFAULT 1 +)",
                "VACUUM orders\nSELECT 1",
                "BEGIN SHINY",
                "COMMIT AND SHINY",
                "COPY orders FROM 's3://bucket/orders' IAM_ROLE DEFAULT\nCOMMIT",
                "COPY orders 's3://bucket/orders'",
                "GRANT SELECT, ON orders TO ann",
                "ALTER TABLE orders ADD",
                "DROP TABLE orders 5",
                "DROP EXTERNAL",
                "DROP EXTERNAL orders",
                "CREATE PROCEDURE p() AS $$ BEGIN SELECT a b c FROM x; END $$ LANGUAGE plpgsql",
            })
    void a_mistake_is_none_that_a_newer_redshift_would_take(String sql) {
        Parsed parsed = parser.parse(sql);

        assertThat(parsed.problems()).isNotEmpty();
        assertThat(parsed.unknown()).isFalse();
    }

    @Test
    void what_stands_before_the_unknown_part_is_known() {
        Parsed parsed = parser.parse("CREATE TABLE sales.orders (id INT) SHINY 3 (x)");

        assertThat(parsed.tree())
                .isInstanceOfSatisfying(
                        CreateTable.class,
                        table -> assertThat(table.name().path()).isEqualTo("sales.orders"));
    }

    @Test
    void half_a_command_means_nothing() {
        assertThat(parser.parse("ALTER USER ann SHINY").tree()).isNull();
        assertThat(parser.parse("CREATE TABLE orders (id INT SHINY)").tree()).isNull();
    }

    @Test
    void the_next_statement_knows_nothing_of_it() {
        parser.parse("CREATE DATABASE lake SHINY");

        assertThat(parser.parse("SELECT 1").problems()).isEmpty();
    }

    @Test
    void a_body_may_hold_something_new() {
        Parsed parsed = parser.parse(
                "CREATE PROCEDURE p() AS $$ BEGIN ALTER TABLE orders SHINY; SELECT 1 INTO x; END $$ LANGUAGE plpgsql");

        assertThat(parsed.unknown()).isTrue();
    }
}
