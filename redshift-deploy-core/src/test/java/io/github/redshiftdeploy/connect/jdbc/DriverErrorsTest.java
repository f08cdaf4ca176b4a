package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import io.github.redshiftdeploy.connect.ServerError;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class DriverErrorsTest {

    @Test
    void what_a_server_says_is_kept_in_its_parts() {
        SQLException thrown = new RedshiftException(new ServerErrorMessage(
                "SERROR\0CXX000\0M1023\0DSerializable isolation violation\0Htry again\0Wline 2\0P7\0"));

        assertThat(DriverErrors.of(thrown))
                .isEqualTo(new ServerError(
                        "XX000", "ERROR", "1023", "Serializable isolation violation", "try again", "line 2"));
        assertThat(DriverErrors.of(thrown).said()).isTrue();
        assertThat(DriverErrors.position(thrown)).isEqualTo(7);
        assertThat(DriverErrors.exception(thrown)).hasMessage("1023").hasCause(thrown);
    }

    @Test
    void what_the_driver_says_by_itself_is_not_the_servers() {
        SQLException thrown = new SQLException("ERROR: gone\n  for ever", "08006");

        assertThat(DriverErrors.of(thrown).said()).isFalse();
        assertThat(DriverErrors.of(thrown).wordsWithState()).isEqualTo("gone; for ever (SQLSTATE 08006)");
        assertThat(DriverErrors.position(thrown)).isZero();
        assertThat(DriverErrors.of(new SQLException()).words()).isEqualTo("null");
    }
}
