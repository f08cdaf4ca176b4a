package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What transactions do to each other and to themselves. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransactionsTest {
    private RedshiftLocal local;
    private Cluster driver;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        driver = Cluster.of(local.connectionFile());
    }

    @AfterAll
    void stop() throws Exception {
        local.close();
    }

    @Test
    void a_lock_that_another_transaction_holds_is_shown() throws Exception {
        try (Connection holder = driver.connect();
                Connection looker = driver.connect()) {
            run(holder, "CREATE TABLE held (a INTEGER)");
            String process = query(holder, "SELECT PG_BACKEND_PID()").get(0);
            String locks = "SELECT TRIM(lock_status) FROM stv_locks WHERE table_id = 'held'::REGCLASS::OID"
                    + " AND lock_owner_pid = " + process;
            String transactions = "SELECT TRIM(txn_owner) || ' ' || TRIM(lock_mode) || ' ' || granted"
                    + " FROM svv_transactions WHERE relation = 'held'::REGCLASS::OID AND pid = " + process;
            assertThat(query(looker, locks)).isEmpty();
            holder.setAutoCommit(false);
            run(holder, "LOCK held");

            assertThat(query(looker, locks)).containsExactly("Holding write lock");
            assertThat(query(looker, transactions)).containsExactly("awsuser AccessExclusiveLock true");

            holder.rollback();
            assertThat(query(looker, locks)).isEmpty();
            assertThat(query(looker, transactions)).isEmpty();
        }
    }

    @Test
    void truncate_commits_the_transaction_that_it_is_in() throws Exception {
        try (Connection connection = driver.connect()) {
            run(connection, "CREATE TABLE emptied AS SELECT 1 AS a");
            connection.setAutoCommit(false);
            run(connection, "CREATE TABLE kept (a INTEGER)");
            run(connection, "TRUNCATE emptied");
            connection.rollback();

            assertThat(query(connection, "SELECT a FROM emptied")).isEmpty();
            assertThat(query(connection, "SELECT a FROM kept")).isEmpty();
        }
    }

    @Test
    void truncate_as_a_prepared_statement_in_a_transaction_is_not_rehearsed() throws Exception {
        try (Connection connection = driver.connect("preferQueryMode", "extended")) {
            run(connection, "CREATE TABLE full_of AS SELECT 1 AS a");
            connection.setAutoCommit(false);
            query(connection, "SELECT a FROM full_of");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "TRUNCATE full_of"))
                    .withMessageContaining("TRUNCATE as a prepared statement inside a transaction")
                    .withMessageContaining("preferQueryMode=simple")
                    .returns("0A000", SQLException::getSQLState);

            connection.rollback();
            connection.setAutoCommit(true);
            run(connection, "TRUNCATE full_of");
            assertThat(query(connection, "SELECT a FROM full_of")).isEmpty();
        }
    }
}
