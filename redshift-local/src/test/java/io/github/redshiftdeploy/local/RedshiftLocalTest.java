package io.github.redshiftdeploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedshiftLocalTest {
    private RedshiftLocal local;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory.resolve("local")).start();
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @Test
    void lets_in_whoever_knows_the_password() throws Exception {
        try (Connection connection = Driver.to(local).connect()) {
            assertThat(Driver.query(connection, "SELECT current_user || '@' || current_database()"))
                    .containsExactly("awsuser@dev");
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
        }
    }
}
