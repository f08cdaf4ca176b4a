package io.github.redshiftdeploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create /* x */ or replace library l language plpythonu | ALONE
            alter table db.s.t append from x | ALONE
            alter table t rename to u | TRANSACTIONAL
            alter table t alter column c type varchar(9) | ALONE
            alter table t alter c type varchar(9) | ALONE
            alter table t alter distkey c | ALONE
            alter table lake.t alter column c set default 1 | ALONE
            alter table lake.t set table properties ('numRows'='5') | ALONE
            alter table lake.t partition (d=1) set location 's3://b/d=1/' | ALONE
            alter table lake.t add partition field day(d) | ALONE
            alter table lake.t replace partition field day(d) with month(d) | ALONE
            copy t from 's3://b/' iam_role default | TRANSACTIONAL
            copy t from 's3://b/' iam_role default job create nightly | ALONE
            copy job run nightly | ALONE
            copy job from 's3://b/' iam_role default | TRANSACTIONAL
            truncate t | COMMITS
            truncate table t | COMMITS
            begin read only | OPENS
            start transaction | OPENS
            end transaction | CLOSES
            abort | UNDOES
            call p() | TRANSACTIONAL
            "vacuum" | TRANSACTIONAL
            """)
    void tells_what_a_statement_does_to_its_transaction(String statement, StatementClass expected) {
        assertThat(StatementKind.of(statement).statementClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SELCT 1", "\"SELECT\" 1", "1", "'x'", "{{ config() }}"})
    void knows_no_kind_for_what_no_command_begins_with(String statement) {
        assertThat(StatementKind.of(statement)).isEqualTo(StatementKind.UNKNOWN);
    }
}
