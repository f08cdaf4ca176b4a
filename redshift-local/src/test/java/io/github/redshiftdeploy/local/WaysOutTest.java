package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.testkit.cluster.Cluster.query;
import static io.github.redshiftdeploy.testkit.cluster.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.local.gateway.BackendException;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger's SQL cannot do to the machine, whoever of the cluster's users runs it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WaysOutTest {
    private static final String MARK = "WAY_OUT_WAS_OPEN";
    private static final String DENIED = "42501";

    /** Why PostgreSQL refuses what it does not refuse for want of a privilege. */
    private static final Map<String, String> OTHER_STATES = Map.of(
            "CREATE EXTENSION", "0A000",
            "CREATE LANGUAGE", "0A000",
            "SET data_directory", "55P02",
            "SELECT pg_redshift.created", "39P03");

    /** Why the gateway refuses what does not come to PostgreSQL, unless it says that it does not rehearse it. */
    private static final Map<String, String> STATES_IN_PROCEDURES = Map.of(
            "LOAD", "42601",
            "SELECT pg_read_", "42883",
            "SELECT * FROM pg_ls_dir", "42883",
            "SELECT * FROM pg_stat_file", "42883",
            "ALTER SYSTEM", "25001",
            "CREATE TABLESPACE", "25001");

    private Path outside;
    private RedshiftLocal local;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        outside = Files.createDirectory(directory.resolve("outside"));
        outside.toFile().setWritable(true, false);
        Files.writeString(outside.resolve("secret"), MARK);
        local = RedshiftLocal.in(directory.resolve("local")).start();
        connection = Cluster.of(local.connectionFile()).connect();
        run(connection, "CREATE TABLE t (a VARCHAR(200))");
        run(connection, "INSERT INTO t VALUES ('" + MARK + "')");
        run(connection, "CREATE USER root_too PASSWORD 'Secret-1' CREATEUSER");
        run(connection, "CREATE USER nobody_much PASSWORD 'Secret-1'");
        run(connection, "GRANT SELECT ON t TO nobody_much");
        run(connection, "CREATE VIEW v AS SELECT 1 AS a");
        try (BackendSession session = session("awsuser")) {
            session.query("SELECT pg_redshift.reach('dev', 'awsuser')");
        }
    }

    @AfterAll
    void stop() throws Exception {
        connection.close();
        local.close();
    }

    static Stream<String> waysOut() {
        return Stream.of(
                // Programs and files.
                "COPY t TO PROGRAM 'cat > %s/made'",
                "COPY t FROM PROGRAM 'cat %s/secret'",
                "COPY t TO '%s/made'",
                "COPY t FROM '%s/secret'",
                "SELECT pg_read_file('%s/secret')",
                "SELECT pg_read_file('%s/secret')::integer",
                "SELECT pg_read_binary_file('%s/secret')",
                "SELECT * FROM pg_ls_dir('%s')",
                "SELECT * FROM pg_stat_file('%s/secret')",
                "SELECT lo_import('%s/secret')",
                "SELECT lo_export(lo_creat(-1), '%s/made')",
                "SELECT * FROM pg_ls_logdir()",
                "SELECT pg_current_logfile()",
                "SELECT pg_reload_conf()",
                "SELECT pg_rotate_logfile()",
                "LOAD '%s/made'",
                "CREATE TABLESPACE out LOCATION '%s'",
                // Settings that name programs, libraries or files.
                "ALTER SYSTEM SET archive_command = 'touch %s/made'",
                "SET session_preload_libraries = '%s/made'",
                "SET dynamic_library_path = '%s'",
                "SET data_directory = '%s'",
                "SET log_statement = 'all'",
                "SET allow_system_table_mods = on",
                "SET session_replication_role = replica",
                // Code of another kind than PL/pgSQL and SQL.
                "CREATE EXTENSION file_fdw",
                "CREATE EXTENSION plperlu",
                "CREATE EXTENSION plperl",
                "CREATE EXTENSION hstore",
                "CREATE EXTENSION adminpack",
                "CREATE FUNCTION f(cstring) RETURNS integer AS 'libc.so.6', 'system' LANGUAGE c",
                "CREATE FUNCTION f(text) RETURNS text AS 'pg_read_file_all' LANGUAGE internal",
                "CREATE LANGUAGE plperlu",
                "CREATE EVENT TRIGGER evil ON ddl_command_start EXECUTE FUNCTION pg_redshift.on_created()",
                // Other servers, the stand-in's own socket among them.
                "SELECT pg_redshift.dblink_connect('host=/tmp user=rdsdb')",
                "SELECT pg_redshift.dblink_connect_u('host=/tmp user=rdsdb')",
                "SELECT * FROM pg_redshift.dblink('host=/tmp user=rdsdb', 'SELECT 1') AS x (a text)",
                "SELECT pg_redshift.postgres_fdw_disconnect_all()",
                "CREATE SERVER evil FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '/tmp')",
                "CREATE FOREIGN DATA WRAPPER evil",
                "CREATE SUBSCRIPTION evil CONNECTION 'host=/tmp' PUBLICATION p",
                // Other people's rights.
                "SET ROLE rdsdb",
                "SET SESSION AUTHORIZATION rdsdb",
                "GRANT rdsdb TO awsuser",
                "GRANT pg_execute_server_program TO awsuser",
                "GRANT pg_write_server_files TO root_too",
                "ALTER ROLE awsuser SUPERUSER",
                "ALTER ROLE rdsdb PASSWORD 'Secret-1'",
                "ALTER ROLE awsuser REPLICATION",
                "CREATE ROLE evil SUPERUSER",
                "SELECT pg_redshift.link('awsuser'::regrole, 'rdsdb'::regrole)",
                "SELECT pg_redshift.rank('rdsdb', true, true)",
                "SELECT pg_redshift.rank('pg_execute_server_program', true, true)",
                "INSERT INTO pg_auth_members SELECT * FROM pg_auth_members",
                "UPDATE pg_authid SET rolsuper = true",
                "UPDATE pg_proc SET proowner = 10",
                "SELECT rolpassword FROM pg_authid",
                "ALTER FUNCTION pg_redshift.translated(text) RENAME TO other",
                "CREATE OR REPLACE FUNCTION pg_redshift.setting(name text) RETURNS text LANGUAGE sql AS $f$SELECT ''$f$",
                "CREATE FUNCTION pg_catalog.evil() RETURNS text LANGUAGE sql AS $f$SELECT ''$f$",
                "INSERT INTO pg_redshift.late_view VALUES (0, '', '', true)",
                "SELECT pg_redshift.created('public', '')",
                // Texts that would run with the rights of another.
                "SELECT pg_redshift.reflect('dev', 'public', 'x',"
                        + " 'a int) SERVER \"pg_other$dev\"; COPY (SELECT 1) TO ''%s/made''; --')",
                "SELECT pg_redshift.loosen('v'::regclass, '', 'SELECT 1 AS a; COPY (SELECT 1) TO ''%s/made''', false, '');"
                        + " SELECT pg_redshift.bind('v'::regclass)",
                "SELECT pg_redshift.loosen('v'::regclass, '', 'SELECT 1 AS a; COPY (SELECT 1) TO ''%s/made''', false, '');"
                        + " CREATE TABLE another_one (a int)",
                "INSERT INTO pg_redshift.command VALUES ('COPY (SELECT 1) TO ''%s/made''')");
    }

    /** By privilege: so that no name is needed to refuse it, the texts go past the gateway, to PostgreSQL itself. */
    @ParameterizedTest
    @MethodSource("waysOut")
    void postgresql_itself_refuses_each_way_out(String way) throws Exception {
        String sql = way.replace("%s", outside.toString());
        for (String user : List.of("awsuser", "root_too", "nobody_much")) {
            try (BackendSession session = session(user)) {
                assertThatExceptionOfType(BackendException.class)
                        .as(user + ": " + sql)
                        .isThrownBy(() -> session.query(sql))
                        .returns(state(way, OTHER_STATES).orElse(DENIED), BackendException::sqlState)
                        .withMessageNotContaining(MARK);
            }
        }
        assertThat(outside.resolve("made")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void nor_does_a_procedure_that_puts_it_together(String way) throws Exception {
        String sql = way.replace("%s", outside.toString()).replace("'", "''");
        run(connection, "CREATE OR REPLACE PROCEDURE p() AS $$ BEGIN EXECUTE '" + sql + "'; END $$ LANGUAGE plpgsql");

        assertThatExceptionOfType(SQLException.class)
                .as(sql)
                .isThrownBy(() -> run(connection, "CALL p()"))
                .satisfies(e -> assertThat(e.getSQLState()).isIn(statesInProcedures(way)))
                .withMessageNotContaining(MARK);
        assertThat(outside.resolve("made")).doesNotExist();
    }

    private static List<String> statesInProcedures(String way) {
        return state(way, STATES_IN_PROCEDURES)
                .map(List::of)
                .orElseGet(() -> state(way, OTHER_STATES)
                        .map(state -> List.of(state, "0A000"))
                        .orElse(List.of(DENIED, "0A000")));
    }

    private static Optional<String> state(String way, Map<String, String> states) {
        return states.keySet().stream().filter(way::startsWith).map(states::get).findFirst();
    }

    /** The search path and temporary tables of a user do not change what the stand-in's own functions mean. */
    @Test
    void a_search_path_leads_none_of_the_stand_ins_functions_astray() throws Exception {
        try (BackendSession session = session("awsuser")) {
            session.query("CREATE SCHEMA evil");
            session.query("CREATE FUNCTION evil.took() RETURNS boolean LANGUAGE plpgsql AS $f$ BEGIN"
                    + " IF current_user = 'rdsdb' THEN COPY (SELECT 1) TO '" + outside + "/made'; END IF;"
                    + " RETURN true; END $f$");
            for (String name : List.of("quote_ident", "to_regclass", "string_to_table", "split_part", "format")) {
                session.query("CREATE FUNCTION evil." + name + "(VARIADIC text[]) RETURNS text LANGUAGE sql AS"
                        + " $f$ SELECT evil.took()::text $f$");
                session.query("CREATE FUNCTION evil." + name + "(text) RETURNS text LANGUAGE sql AS"
                        + " $f$ SELECT evil.took()::text $f$");
            }
            session.query("CREATE TEMP VIEW pg_class AS SELECT *, evil.took() AS took FROM pg_catalog.pg_class"
                    + " WHERE evil.took()");
            session.query("CREATE TEMP VIEW pg_proc AS SELECT * FROM pg_catalog.pg_proc WHERE evil.took()");
            session.query("SET search_path = pg_temp, evil, public, pg_catalog");
            session.query("CREATE TABLE public.made_astray (a int) /*redshift {\"relation\":\"public.made_astray\"}*/");
            session.query("DROP TABLE public.made_astray");
        }
        assertThat(outside.resolve("made")).doesNotExist();
    }

    @Test
    void no_client_is_a_superuser_of_postgresql_or_belongs_to_its_roles() throws Exception {
        try (BackendSession session = local.postgres()) {
            assertThat(session.query("SELECT rolname FROM pg_roles WHERE rolcanlogin AND (rolsuper OR rolreplication"
                            + " OR rolbypassrls) AND rolname <> 'rdsdb'"))
                    .isEmpty();
            assertThat(session.query("SELECT u.rolname, g.rolname FROM pg_roles AS u JOIN pg_roles AS g"
                            + " ON g.rolname LIKE 'pg!_%' ESCAPE '!' AND g.rolname <> 'pg_database_owner'"
                            + " AND pg_has_role(u.oid, g.oid, 'MEMBER') WHERE u.rolcanlogin AND u.rolname <> 'rdsdb'"))
                    .isEmpty();
        }
    }

    @Test
    void a_superuser_of_redshift_still_does_what_one_does() throws Exception {
        try (Connection other = Cluster.of(local.connectionFile())
                        .user("root_too", "Secret-1")
                        .connect();
                Connection ordinary = Cluster.of(local.connectionFile())
                        .user("nobody_much", "Secret-1")
                        .connect()) {
            run(ordinary, "CREATE TABLE public.of_nobody (a INTEGER)");
            assertThat(query(other, "SELECT COUNT(*) FROM public.of_nobody")).containsExactly("0");
            run(connection, "ALTER TABLE public.of_nobody ADD COLUMN b INTEGER");
            run(connection, "ALTER TABLE public.of_nobody OWNER TO root_too");
            run(other, "DROP TABLE public.of_nobody");

            run(other, "CREATE USER of_root PASSWORD 'Secret-1' CREATEDB");
            run(connection, "ALTER USER of_root PASSWORD 'Secret-2' NOCREATEDB");
            run(connection, "SET SESSION AUTHORIZATION of_root");
            assertThat(query(connection, "SELECT current_user")).containsExactly("of_root");
            run(connection, "CREATE TABLE public.of_of_root (a INTEGER)");
            run(connection, "SET SESSION AUTHORIZATION DEFAULT");
            run(other, "DROP TABLE public.of_of_root");
            run(other, "DROP USER of_root");

            assertThat(query(other, "SELECT usename FROM pg_user WHERE usesuper AND usename <> 'rdsdb' ORDER BY 1"))
                    .containsExactly("awsuser", "root_too");
            assertThat(query(
                            other,
                            "SELECT pg_terminate_backend("
                                    + query(ordinary, "SELECT pg_backend_pid()").get(0) + ")"))
                    .hasSize(1);
        }
        run(connection, "CREATE USER for_a_while PASSWORD 'Secret-1' CREATEUSER");
        run(connection, "ALTER USER for_a_while NOCREATEUSER");
        assertThat(query(connection, "SELECT usesuper FROM pg_user WHERE usename = 'for_a_while'"))
                .containsExactly("f");
        run(connection, "DROP USER for_a_while");
    }

    /** What the build has in its environment, the server and whatever it starts have not. */
    @Test
    void the_server_has_next_to_nothing_in_its_environment() throws Exception {
        long server = Long.parseLong(
                Files.readAllLines(local.connectionFile().resolveSibling("data").resolve("postmaster.pid"))
                        .get(0));
        Path file = Path.of("/proc", Long.toString(server), "environ");
        assumeTrue(Files.isReadable(file), "the environment of a process can be read here");

        Set<String> allowed = Set.of("PATH", "LC_ALL", "TMPDIR", "PGDATA", "PG_OOM_ADJUST_FILE", "PWD", "_");
        String environment = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String setting : environment.split("\0", -1)) {
            String name = setting.split("=", 2)[0];
            assertThat(name.isEmpty() || name.startsWith("PG") || name.startsWith("LC_") || allowed.contains(name))
                    .as(name)
                    .isTrue();
        }
    }

    /** Another user of the machine finds the port, and has nothing to say there. */
    @Test
    void what_opens_the_door_is_for_the_owners_eyes_only() throws Exception {
        Path directory = Objects.requireNonNull(local.connectionFile().getParent());
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "files have owners here");
        Set<PosixFilePermission> others = Set.of(
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_EXECUTE);
        for (Path path :
                List.of(directory, directory.resolve("password"), directory.resolve("data"), local.connectionFile())) {
            assertThat(Files.getPosixFilePermissions(path)).as(path.toString()).doesNotContainAnyElementsOf(others);
        }
        for (String user : List.of("awsuser", "rdsdb", "IAM:awsuser", "IAMA:new", "IAM:rdsdb", "sys:superuser", "")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(user)
                    .isThrownBy(() -> Cluster.of(local.connectionFile())
                            .user(user, "guess")
                            .connect()
                            .close());
        }
        try (Connection again = Cluster.of(local.connectionFile()).connect()) {
            assertThatCode(() -> query(again, "SELECT 1")).doesNotThrowAnyException();
        }
    }

    @Test
    void another_user_of_the_machine_does_not_get_in() throws Exception {
        Path directory = Objects.requireNonNull(local.connectionFile().getParent());
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid")), "root can be somebody else");
        letOthersCome(directory);

        assertThat(outputOfAnother("cat '" + outside.resolve("secret") + "'")).isEqualTo(MARK);
        assertThat(outputOfAnother("cat '" + local.connectionFile() + "'; cat '" + directory.resolve("password")
                        + "'; ls '" + directory.resolve("run") + "' '" + directory + "'; echo refused"))
                .isEqualTo("refused\n");
    }

    /** What lies above the stand-in's own directory is not what keeps others out of it. */
    private void letOthersCome(Path directory) throws IOException {
        Path above = Objects.requireNonNull(outside.getParent());
        assertThat(directory).startsWith(above);
        for (Path path = directory.getParent(); path != null && path.startsWith(above); path = path.getParent()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Returns what another user of the machine gets from a command of the shell. */
    private static String outputOfAnother(String command) throws Exception {
        Process other = new ProcessBuilder(
                        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        other.getOutputStream().close();
        String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private BackendSession session(String user) throws IOException {
        return local.postgres(user);
    }
}
