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
