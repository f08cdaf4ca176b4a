package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.dialect.StatementJournal.Session;
import io.github.redshiftdeploy.local.files.PrivateDirectory;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.postgres.PostgresBinaries;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueryHistoryTest {
    private static final Session SESSION = new Session("postgres", PostgresServer.OWNER, 4711);
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path directory;

    private static PostgresServer server;
    private static Backend backend;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start(PrivateDirectory.at(directory.resolve("server")), PostgresBinaries.onClassPath());
        backend = new Backend(server.socket());
        query(Dialect.bootstrap().sql());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void tells_what_ran_and_what_came_of_it() throws IOException {
        try (QueryHistory history = QueryHistory.of(backend, NINE)) {
            history.begins(SESSION, "SET query_group TO 'deploy 7'").ends(null, 0);
            history.begins(SESSION, "/* marker */ SELECT 'it''s \\'").ends(null, 3);
            history.begins(SESSION, "CREATE TABLE t (a INTEGER)").ends("relation \"t\" already exists", 0);
            history.begins(SESSION, "VACUUM");
        }

        assertThat(query("SELECT query_type, status, query_text, trim(query_label), returned_rows, trim(error_message),"
                        + " start_time FROM sys_query_history ORDER BY query_id"))
                .containsExactly(
                        row("UTILITY", "success", "SET query_group TO 'deploy 7'", "0", null),
                        row("SELECT", "success", "/* marker */ SELECT 'it''s \\'", "3", null),
                        row("DDL", "failed", "CREATE TABLE t (a INTEGER)", "0", "relation \"t\" already exists"),
                        row("UTILITY", "running", "VACUUM", "0", null));
        assertThat(query("SELECT text FROM stl_ddltext")).containsExactly(List.of("CREATE TABLE t (a INTEGER)"));
        assertThat(query("SELECT querytxt FROM stl_query")).containsExactly(List.of("/* marker */ SELECT 'it''s \\'"));
    }

    @Test
    void minds_no_database_that_is_gone() throws IOException {
        try (QueryHistory history = QueryHistory.of(backend, NINE)) {
            history.begins(new Session("gone", "nobody", 1), "SELECT 1").ends(null, 1);
        }

        assertThat(query("SELECT 1 FROM sys_query_history WHERE session_id = 1"))
                .isEmpty();
    }

    private static List<@Nullable String> row(
            String kind, String status, String text, String rows, @Nullable String error) {
        return Arrays.asList(kind, status, text, "deploy 7", rows, error, "2026-01-05 09:00:00");
    }

    private static List<List<@Nullable String>> query(String sql) throws IOException {
        try (BackendSession session = backend.session(PostgresServer.OWNER, "postgres")) {
            return session.query(sql);
        }
    }
}
