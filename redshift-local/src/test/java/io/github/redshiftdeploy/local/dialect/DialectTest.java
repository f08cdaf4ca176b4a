package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.gateway.Translation;
import org.junit.jupiter.api.Test;

final class DialectTest {
    @Test
    void an_empty_or_unfinished_text_stays_as_it_is() {
        assertThat(translated("", 'I')).isEmpty();
        assertThat(translated(" -- nothing\n", 'I')).isEqualTo(" -- nothing\n");
        assertThat(translated("SELECT NVL(1, 'open", 'I')).isEqualTo("SELECT NVL(1, 'open");
        assertThat(translated("SELECT $$ NVL(1", 'I')).isEqualTo("SELECT $$ NVL(1");
    }

    @Test
    void who_only_asks_changes_nothing_of_the_data_lake() {
        assertThat(changesLake("SELECT 1 FROM svv_external_tables WHERE schematype = 'external'"))
                .isFalse();
        assertThat(changesLake("INSERT INTO notes VALUES ('CREATE EXTERNAL TABLE')"))
                .isFalse();
        assertThat(changesLake("/* run 7 */ CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'x'"))
                .isTrue();
        assertThat(changesLake("SELECT 1; DROP EXTERNAL SCHEMA lake")).isTrue();
        assertThat(changesLake("CREATE TABLE lake.t (a INT) USING ICEBERG")).isTrue();
    }

    private static boolean changesLake(String sql) {
        return Lakes.mayBeChangedBy(Phrase.of(sql));
    }

    @Test
    void comments_stay_before_a_refusal() {
        assertThat(translated("/* run 7 */ VACUUM", 'T'))
                .startsWith("/* run 7 */ DO ")
                .contains("25001");
    }

    @Test
    void what_stands_alone_is_refused_among_other_statements() {
        assertThat(translated("SELECT 1; VACUUM", 'I'))
                .startsWith("SELECT 1; DO ")
                .contains("VACUUM cannot run inside a multiple commands statement");
    }

    @Test
    void a_block_begins_and_ends_within_a_text() {
        assertThat(translated("BEGIN; VACUUM; COMMIT", 'I')).contains("VACUUM cannot run inside a transaction block");
        assertThat(translated("COMMIT; TRUNCATE t", 'T')).isEqualTo("COMMIT; BEGIN; TRUNCATE t; COMMIT");
    }

    @Test
    void truncate_commits_what_came_before_it() {
        assertThat(translated("TRUNCATE t;", 'I')).isEqualTo("TRUNCATE t;");
        assertThat(translated("TRUNCATE t;", 'T')).isEqualTo("TRUNCATE t; COMMIT;");
        assertThat(translated("INSERT INTO t VALUES (1); TRUNCATE t; INSERT INTO t VALUES (2)", 'T'))
                .isEqualTo("INSERT INTO t VALUES (1); TRUNCATE t; COMMIT; INSERT INTO t VALUES (2)");
    }

    @Test
    void a_failed_transaction_stays_failed() {
        assertThat(translated("TRUNCATE t; SELECT 1", 'E')).isEqualTo("BEGIN; TRUNCATE t; COMMIT; SELECT 1");
    }

    @Test
    void lines_stay_lines() {
        String sql =
                "CREATE TABLE t\n(\n  a INTEGER\n    ENCODE zstd,\n  PRIMARY KEY (a)\n)\nDISTSTYLE\nALL\n-- the end";

        assertThat(translated(sql, 'I').lines()).hasSameSizeAs(sql.lines().toList());
        assertThat(translated(sql, 'I')).endsWith("\n-- the end");
    }

    @Test
    void a_place_behind_a_change_is_known() {
        String sql = "SELECT NVL(a, 1), wrong FROM t";
        Translation translation = OneDatabase.dialect().translate(sql, 'I');

        assertThat(translation.sql()).isEqualTo("SELECT coalesce(a, 1), wrong FROM t");
        assertThat(translation.offsets().applyAsInt(translation.sql().indexOf("wrong")))
                .isEqualTo(sql.indexOf("wrong"));
        assertThat(translation.offsets().applyAsInt(translation.sql().indexOf("coalesce")))
                .isNegative();
        assertThat(translation.offsets().applyAsInt(translation.sql().length())).isEqualTo(sql.length());
    }

    @Test
    void a_message_may_hold_whatever_a_statement_holds() {
        assertThat(translated("CREATE INDEX $redshift$ ' \\ $$", 'I')).isEqualTo("CREATE INDEX $redshift$ ' \\ $$");
        assertThat(translated("CREATE RULE r AS $redshift$it's$redshift$", 'I'))
                .isEqualTo(
                        "DO $redshift2$BEGIN RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = $redshift1$SQL command"
                                + " \"CREATE RULE r AS $redshift$it's$redshift$\" not supported.$redshift1$; END$redshift2$");
    }

    @Test
    void the_bootstrap_has_a_version_of_its_text() {
        assertThat(Dialect.bootstrap()).isEqualTo(Dialect.bootstrap());
        assertThat(Dialect.bootstrap().version()).matches("[0-9a-f]{16}");
        assertThat(Dialect.bootstrap().sql()).contains("CREATE OR REPLACE VIEW pg_catalog.svv_tables");
    }

    private static String translated(String sql, char status) {
        return OneDatabase.dialect().translate(sql, status).sql();
    }
}
