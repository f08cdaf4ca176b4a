package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose sessions, locks and statements the system views show. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SystemViewsTest {
    private RedshiftLocal local;
    private Connection superuser;
    private Connection ordinary;
    private Connection other;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        local = RedshiftLocal.in(directory).start();
        superuser = Cluster.of(local.connectionFile()).connect();
        run(superuser, "CREATE USER ann PASSWORD 'Secret-1'");
        run(superuser, "CREATE USER bob PASSWORD 'Secret-1'");
        ordinary = Cluster.of(local.connectionFile()).user("ann", "Secret-1").connect();
        other = Cluster.of(local.connectionFile()).user("bob", "Secret-1").connect();
        run(other, "CREATE TABLE held (a INTEGER)");
        run(other, "CREATE PROCEDURE speaks() AS $$ BEGIN RAISE INFO 'bob says'; END $$ LANGUAGE plpgsql");
        run(other, "CALL speaks()");
        other.setAutoCommit(false);
        run(other, "LOCK TABLE held");
    }

    @AfterAll
    void stop() throws Exception {
        other.close();
        ordinary.close();
        superuser.close();
        local.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stv_sessions WHERE user_name = 'bob'",
                "stv_recents WHERE user_name = 'bob'",
                "svv_transactions WHERE txn_owner = 'bob'",
                "stv_locks WHERE lock_owner = (SELECT usesysid FROM pg_user WHERE usename = 'bob')",
                "sys_query_history WHERE user_id = (SELECT usesysid FROM pg_user WHERE usename = 'bob')",
                "sys_procedure_messages WHERE message = 'bob says'",
                "svl_statementtext WHERE userid = (SELECT usesysid FROM pg_user WHERE usename = 'bob')"
            })
    void what_another_user_does_is_seen_by_a_superuser_alone(String rows) throws Exception {
        String any = "SELECT COUNT(*) > 0 FROM " + rows;

        assertThat(query(superuser, any)).containsExactly("t");
        assertThat(query(other, any)).containsExactly("t");
        assertThat(query(ordinary, any)).containsExactly("f");
    }
}
