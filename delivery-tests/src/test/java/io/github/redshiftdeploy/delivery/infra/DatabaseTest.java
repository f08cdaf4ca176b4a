package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redshiftdeploy.connect.Login;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SQL that an administrator runs once: who deploys can then deploy, and can do nothing else. */
class DatabaseTest {

    private static final String DATABASE = "warehouse";
    private static final String ROLE = "redshift-deploy-prod";

    @TempDir
    private Path folder;

    /** Who deploys, and how that one logs in. */
    @SuppressWarnings("ImmutableEnumChecker") // Nobody can change a Map.of.
    enum Deployer {
        NAMED("sql_deployer", Map.of("clusterIdentifier", StandIn.NAME, "dbUser", "sql_deployer")),
        CLUSTER_ROLE("IAMR:" + ROLE, Map.of("clusterIdentifier", StandIn.NAME, "roleArn", arn())),
        SERVERLESS_ROLE("IAMR:" + ROLE, Map.of("workgroup", StandIn.NAME, "roleArn", arn()));

        private final String user;
        private final Map<String, String> settings;

        Deployer(String user, Map<String, String> settings) {
            this.user = user;
            this.settings = settings;
        }

        private static String arn() {
            return "arn:aws:iam::123456789012:role/" + ROLE;
        }
    }

    @BeforeEach
    void a_database_that_others_use() throws SQLException {
        StandIn.run("dev", "DROP DATABASE IF EXISTS " + DATABASE, "CREATE DATABASE " + DATABASE);
        for (Deployer deployer : Deployer.values()) {
            StandIn.run("dev", "DROP USER IF EXISTS \"" + deployer.user + "\"");
        }
        StandIn.run(
                DATABASE, "CREATE SCHEMA finance", "CREATE TABLE finance.salaries (name VARCHAR(10), amount INTEGER)");
    }

    @Test
    void the_scripts_have_no_finding() throws IOException {
        assertThat(scripts(Deployer.NAMED).validate().findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void after_them_a_deployment_succeeds_and_writes_its_history(Deployer deployer) throws Exception {
        assertThat(scripts(deployer).asAdministrator().state()).isEqualTo(State.SUCCEEDED);

        Outcome outcome = deployment(deployer).throughAws();

        assertThat(outcome.state()).as("%s", outcome.failure()).isEqualTo(State.SUCCEEDED);
        assertThat(StandIn.query(DATABASE, "SELECT state FROM redshift_deploy.deployment"))
                .containsExactly("succeeded");
        assertThat(StandIn.query(
                        DATABASE,
                        "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('redshift_deploy', 'marts')"))
                .containsExactly(deployer.user);
    }

    @Test
    void a_deployment_that_failed_is_resumed() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        Deployment deployment = deployment(Deployer.NAMED);
        script("2.sql", "VACUUM marts.orders;\nINSERT INTO marts.missing VALUES (1);\n");
        assertThat(deployment.throughAws().state()).isEqualTo(State.FAILED);
        script("2.sql", "VACUUM marts.orders;\nINSERT INTO marts.orders VALUES (2);\n");

        Outcome outcome = deployment.throughAws();

        assertThat(outcome.state()).as("%s", outcome.failure()).isEqualTo(State.SUCCEEDED);
        assertThat(StandIn.query(DATABASE, "SELECT id FROM marts.orders ORDER BY id"))
                .containsExactly("1", "2");
    }

    @Test
    void without_them_it_has_no_place_for_the_history() throws Exception {
        StandIn.run("dev", "CREATE USER sql_deployer PASSWORD DISABLE");

        assertThat(deployment(Deployer.NAMED).refusal())
                .contains("the history in schema 'redshift_deploy' cannot be made");
    }

    @Test
    void without_the_right_to_make_schemas_its_scripts_cannot() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        StandIn.run(DATABASE, "REVOKE CREATE ON DATABASE " + DATABASE + " FROM sql_deployer");

        Outcome outcome = deployment(Deployer.NAMED).throughAws();

        assertThat(String.valueOf(outcome.failure())).contains("42501");
    }

    @Test
    void it_may_do_nothing_else() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        Login login = deployment(Deployer.NAMED).login();

        List<String> statements = List.of(
                "SELECT * FROM finance.salaries",
                "INSERT INTO finance.salaries VALUES ('ann', 1)",
                "DROP TABLE finance.salaries",
                "ALTER TABLE finance.salaries ADD COLUMN bonus INTEGER",
                "CREATE TABLE finance.mine (id INTEGER)",
                "DROP SCHEMA finance CASCADE",
                "GRANT USAGE ON SCHEMA finance TO sql_deployer",
                "SELECT * FROM redshift_admin.deployment",
                "CREATE USER other PASSWORD DISABLE",
                "ALTER USER sql_deployer CREATEUSER",
                "CREATE GROUP other",
                "CREATE DATABASE other",
                "DROP DATABASE " + DATABASE,
                "SET SESSION AUTHORIZATION awsuser");

        for (String statement : statements) {
            SQLException refusal =
                    catchThrowableOfType(SQLException.class, () -> StandIn.runAs(login, DATABASE, statement));
            assertThatObject(refusal).as(statement).isNotNull();
            assertThat(refusal.getSQLState()).as(refusal.getMessage()).isEqualTo("42501");
        }
    }

    @Test
    void it_may_not_end_the_sessions_of_others() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        Login login = deployment(Deployer.NAMED).login();

        try (Connection other = StandIn.at(DATABASE).connect();
                Statement statement = other.createStatement();
                ResultSet process = statement.executeQuery("SELECT pg_backend_pid()")) {
            process.next();
            String sql = "SELECT pg_terminate_backend(" + process.getInt(1) + ")";
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> StandIn.runAs(login, DATABASE, sql));

            assertThat(refusal.getSQLState()).isEqualTo("42501");
        }
    }

    @Test
    void it_needs_no_more_to_look_at_locks_and_at_its_own_statements() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        Login login = deployment(Deployer.NAMED).login();

        for (String view : List.of(
                "svv_transactions",
                "stv_sessions",
                "sys_query_history",
                "sys_procedure_messages",
                "svv_external_schemas")) {
            assertThatCode(() -> StandIn.runAs(login, DATABASE, "SELECT * FROM " + view))
                    .as(view)
                    .doesNotThrowAnyException();
        }
    }

    /** On a cluster a user deploys, on Serverless a role: the runbook from the one to the other. */
    @Test
    void the_runbook_hands_over_to_the_role_that_deploys_to_the_restored_database() throws Exception {
        scripts(Deployer.NAMED).asAdministrator();
        deployment(Deployer.NAMED).throughAws();
        StandIn.runAs(
                deployment(Deployer.NAMED).login(),
                DATABASE,
                "CREATE VIEW marts.recent AS SELECT id FROM marts.orders",
                "CREATE PROCEDURE marts.load(day DATE, name VARCHAR(10)) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql");
        StandIn.run(
                DATABASE,
                "CREATE USER \"" + Deployer.SERVERLESS_ROLE.user + "\" PASSWORD DISABLE",
                "GRANT CREATE ON DATABASE " + DATABASE + " TO \"" + Deployer.SERVERLESS_ROLE.user + "\"");

        List<String> statements = new ArrayList<>();
        for (String question : handOver()) {
            statements.addAll(StandIn.query(DATABASE, question));
        }
        StandIn.run(DATABASE, statements.toArray(String[]::new));

        Outcome outcome =
                deployment(Deployer.SERVERLESS_ROLE).set("run", "once").throughAws();
        assertThat(outcome.state()).as("%s", outcome.failure()).isEqualTo(State.SUCCEEDED);
        assertThat(StandIn.query(DATABASE, "SELECT id FROM marts.orders")).containsExactly("1");
        assertThat(statements)
                .anyMatch(statement -> statement.startsWith("ALTER TABLE marts.recent OWNER TO"))
                .anyMatch(statement -> statement.startsWith("ALTER PROCEDURE marts.load("));
        for (String question : handOver()) {
            assertThat(StandIn.query(DATABASE, question)).isEmpty();
        }
    }

    /** Returns the queries of the runbook that write the statements, for the users of this test. */
    private static List<String> handOver() throws IOException {
        String page = Files.readString(Project.ROOT.resolve("docs/runbooks/cluster-to-producer.md"));
        int begin = page.indexOf("```sql\nSELECT 'ALTER SCHEMA") + "```sql\n".length();
        String block = page.substring(begin, page.indexOf("```", begin))
                .replace("IAMR:redshift-deploy-producer", Deployer.SERVERLESS_ROLE.user)
                .replace("'deployer'", "'" + Deployer.NAMED.user + "'");
        return List.of(block.strip().split("\n\n", -1));
    }

    @Test
    void psql_runs_them_as_the_guide_says() throws Exception {
        Tool.assume("psql");
        Tool.assume("sed");
        String command = Files.readString(Project.ROOT.resolve("docs/guides/aws.md"))
                .lines()
                .filter(line -> line.contains("| psql "))
                .findFirst()
                .orElseThrow()
                .strip();

        Tool.run(
                        Project.ROOT,
                        Map.of(
                                "PGHOST", StandIn.local().host(),
                                "PGPORT", String.valueOf(StandIn.local().port()),
                                "PGDATABASE", DATABASE,
                                "PGUSER", StandIn.local().user(),
                                "PGPASSWORD", StandIn.local().password(),
                                "PGSSLMODE", "verify-full",
                                "PGSSLROOTCERT", StandIn.local().caFile().toString(),
                                "DEPLOY_USER", Deployer.NAMED.user,
                                "DATABASE", DATABASE),
                        List.of("bash", "-c", command))
                .succeeded();

        assertThat(deployment(Deployer.NAMED).throughAws().state()).isEqualTo(State.SUCCEEDED);
    }

    /** The administrator's history is one of its own, so that who deploys does not find a schema of somebody else. */
    private Deployment scripts(Deployer deployer) {
        return new Deployment(Project.ROOT, "infra/sql", folder.resolve("admin-reports"))
                .set("database", DATABASE)
                .set("historySchema", "redshift_admin")
                .placeholder("deployUser", deployer.user)
                .placeholder("database", DATABASE);
    }

    private Deployment deployment(Deployer deployer) throws IOException {
        script("1.sql", """
                CREATE SCHEMA marts;
                CREATE TABLE marts.orders (id INTEGER);
                INSERT INTO marts.orders VALUES (1);
                """);
        return new Deployment(folder, "sql", folder.resolve("reports"))
                .set("database", DATABASE)
                .set(deployer.settings);
    }

    private void script(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("sql"));
        Files.writeString(folder.resolve("sql").resolve(name), text);
    }
}
