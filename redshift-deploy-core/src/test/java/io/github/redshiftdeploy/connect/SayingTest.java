package io.github.redshiftdeploy.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says where no SQLSTATE comes with it. */
class SayingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR: relation \"nowhere\" does not exist | 42P01",
                "ERROR: column \"a\" of relation \"t\" already exists | 42701",
                "ERROR: Relation \"t\" already exists | 42P07",
                "ERROR: schema \"s\" does not exist | 3F000",
                "ERROR: syntax error at or near \"FROM\" | 42601",
                "ERROR: permission denied for schema s | 42501",
                "ERROR: VACUUM cannot run inside a transaction block | 25001",
                "ERROR: 1023 Detail: Serializable isolation violation on table | XX000",
                "ERROR: canceling statement due to statement timeout | 57014",
                "Session is not available | 08",
                "FATAL: terminating connection due to administrator command | 57P01",
            })
    void tells_the_state(String message, String state) {
        assertThat(SqlState.codeOf(message)).contains(state);
    }

    @ParameterizedTest
    @CsvSource({"ERROR: Divide by zero", "ERROR: value 1023 is too large", "ERROR: does not exist: relation"})
    void or_nothing(String message) {
        assertThat(SqlState.codeOf(message)).isEmpty();
    }
}
