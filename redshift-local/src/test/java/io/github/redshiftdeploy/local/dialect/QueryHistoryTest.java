package io.github.redshiftdeploy.local.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.dialect.HistoryWriter.Room;
import io.github.redshiftdeploy.local.files.PrivateDirectory;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.gateway.Raised;
import io.github.redshiftdeploy.local.gateway.StatementJournal;
import io.github.redshiftdeploy.local.gateway.StatementJournal.Failure;
import io.github.redshiftdeploy.local.gateway.StatementJournal.Session;
import io.github.redshiftdeploy.local.postgres.PostgresBinaries;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryHistoryTest {
    private static final Session SESSION = new Session("postgres", PostgresServer.OWNER, 4711);
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    private static final Clock TEN = Clock.offset(NINE, Duration.ofHours(1));
    private static final Clock ELEVEN = Clock.offset(NINE, Duration.ofHours(2));
    private static final Clock NOON = Clock.offset(NINE, Duration.ofHours(3));

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
            history.begins(SESSION, "CREATE TABLE t (a INTEGER)")
                    .ends(new Failure("42P07", "relation \"t\" already exists"), 0);
            history.begins(SESSION, "VACUUM");
        }

        assertThat(query("SELECT query_type, status, query_text, trim(query_label), returned_rows, trim(error_message),"
                        + " start_time FROM sys_query_history WHERE session_id = 4711 ORDER BY query_id"))
                .containsExactly(
                        row("UTILITY", "success", "SET query_group TO 'deploy 7'", "0", null),
                        row("SELECT", "success", "/* marker */ SELECT 'it''s \\'", "3", null),
                        row("DDL", "failed", "CREATE TABLE t (a INTEGER)", "0", "relation \"t\" already exists"),
                        row("UTILITY", "running", "VACUUM", "0", null));
        assertThat(query("SELECT text FROM stl_ddltext WHERE pid = 4711"))
                .containsExactly(List.of("CREATE TABLE t (a INTEGER)"));
        assertThat(query("SELECT querytxt FROM stl_query WHERE pid = 4711"))
                .containsExactly(List.of("/* marker */ SELECT 'it''s \\'"));
    }

    @Test
    void tells_what_was_said_meanwhile_in_order() throws IOException {
        Session session = new Session("postgres", PostgresServer.OWNER, 4714);
        try (QueryHistory history = QueryHistory.of(backend, NOON)) {
            StatementJournal.Entry entry = history.begins(session, "CALL p()");
            for (int n = 0; n < 3; n++) {
                entry.said(new Raised("INFO", "it's \\ number " + n, 7));
            }
            entry.ends(null, 0);
        }

        assertThat(query("SELECT trim(log_level), trim(message), line_number, record_time, query_text"
                        + " FROM sys_procedure_messages NATURAL JOIN sys_query_history"
                        + " WHERE session_id = 4714 ORDER BY record_time"))
                .containsExactly(
                        List.of("INFO", "it's \\ number 0", "7", "2026-01-05 12:00:00", "CALL p()"),
                        List.of("INFO", "it's \\ number 1", "7", "2026-01-05 12:00:00.000001", "CALL p()"),
                        List.of("INFO", "it's \\ number 2", "7", "2026-01-05 12:00:00.000002", "CALL p()"));
    }

    @Test
    void keeps_no_more_than_there_is_room_for() throws IOException {
        Session session = new Session("postgres", PostgresServer.OWNER, 4712);
        try (QueryHistory history = QueryHistory.of(backend, TEN, new Room(100, 10_000))) {
            for (int n = 0; n < 500; n++) {
                history.begins(session, "SELECT " + n).ends(null, 1);
                if (n % 50 == 0) {
                    history.begins(session, "SELECT 1 FROM sys_query_history").ends(null, 1);
                }
            }
            history.begins(session, "SELECT 'last of many'").ends(null, 1);
            history.begins(session, "SELECT 1 FROM sys_query_history").ends(null, 1);
            assertThat(count(session)).isBetween(50, 120);

            history.begins(session, "SELECT '" + "x".repeat(70_000)).ends(null, 1);
            history.begins(session, "SELECT 1 FROM stl_query").ends(null, 1);
        }

        assertThat(count(session)).isLessThan(5);
    }

    @Test
    void tells_of_what_an_earlier_run_has_left_behind() throws IOException {
        Session session = new Session("postgres", PostgresServer.OWNER, 4713);
        try (QueryHistory history = QueryHistory.of(backend, ELEVEN)) {
            history.begins(session, "VACUUM never_ends");
        }
        try (QueryHistory history = QueryHistory.of(backend, Clock.systemUTC())) {
            history.begins(session, "SELECT 1").ends(null, 1);
        }

        assertThat(
                        query(
                                "SELECT status, trim(error_message) FROM sys_query_history WHERE query_text = 'VACUUM never_ends'"))
                .containsExactly(List.of("failed", "the server was stopped before the statement had ended"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE",
                "create table (",
                "CREATE TABLE 'x",
                "/* open",
                "\\",
                "(",
                ";",
                "CREATE",
                "COPY t CREDENTIALS"
            })
    void any_text_can_be_told(String text) throws IOException {
        Session session = new Session("postgres", PostgresServer.OWNER, text.hashCode());
        try (QueryHistory history = QueryHistory.of(backend, Clock.systemUTC())) {
            history.begins(session, text).ends(new Failure("42601", "syntax error"), 0);
        }

        assertThat(query("SELECT query FROM pg_redshift.statement WHERE pid = " + session.processId()))
                .containsExactly(List.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            CREATE USER u PASSWORD 'Abc1' NOCREATEDB | CREATE USER u PASSWORD '***' NOCREATEDB
            alter user u password 'it''s'            | alter user u password '***'
            COPY t FROM 's3://b' ACCESS_KEY_ID 'A'   | COPY t FROM 's3://b' ACCESS_KEY_ID '***'
            COPY t FROM 's3://b' CREDENTIALS AS 'B'  | COPY t FROM 's3://b' CREDENTIALS AS '***'
            SELECT 'password ''x'' '                 | SELECT 'password ''x'' '
            SELECT password, 'x' FROM t              | SELECT password, 'x' FROM t
            """)
    void hides_what_is_secret(String text, String hidden) {
        assertThat(Secrets.hidden(text)).isEqualTo(hidden);
    }

    @Test
    void minds_no_database_that_is_gone() throws IOException {
        try (QueryHistory history = QueryHistory.of(backend, NINE)) {
            history.begins(new Session("gone", "nobody", 1), "SELECT 1").ends(null, 1);
        }

        assertThat(query("SELECT 1 FROM sys_query_history WHERE session_id = 1"))
                .isEmpty();
    }

    private static int count(Session session) throws IOException {
        return query("SELECT 1 FROM sys_query_history WHERE session_id = " + session.processId())
                .size();
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
