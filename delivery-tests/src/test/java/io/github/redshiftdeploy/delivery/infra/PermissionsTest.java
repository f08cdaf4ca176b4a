package io.github.redshiftdeploy.delivery.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.local.aws.AwsFate;
import io.github.redshiftdeploy.local.aws.AwsPermission;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A role may do what a deployment needs, and nothing else: compared with the permissions that AWS would look for. */
class PermissionsTest {

    private static final Map<LoginWay, Set<AwsPermission>> NEEDED = new EnumMap<>(LoginWay.class);

    @BeforeAll
    static void deploy(@TempDir Path folder) throws IOException, SQLException, TransportException {
        StandIn.run("dev", "DROP SCHEMA IF EXISTS marts CASCADE");
        if (StandIn.query("dev", "SELECT groname FROM pg_group WHERE groname = 'deployers'")
                .isEmpty()) {
            StandIn.run(
                    "dev",
                    "CREATE USER deployer PASSWORD DISABLE",
                    "CREATE USER \"IAM:" + StandIn.NAME + "\" PASSWORD DISABLE",
                    "CREATE GROUP deployers",
                    "GRANT CREATE ON DATABASE dev TO GROUP deployers",
                    "GRANT CREATE ON DATABASE dev TO deployer, \"IAM:" + StandIn.NAME + "\"");
        }
        if (StandIn.query("dev", "SELECT usename FROM pg_user WHERE usename = 'stored'")
                .isEmpty()) {
            StandIn.run("dev", "CREATE USER stored PASSWORD 'Stored1234'", "GRANT CREATE ON DATABASE dev TO stored");
        }
        assertThat(StandIn.local().aws().secrets().put("dw/stored", """
                {"username": "stored", "password": "Stored1234", "host": "%s", "port": %d}
                """.formatted(
                                StandIn.local().host(), StandIn.local().port())))
                .isEqualTo(LoginWay.SECRET_ARN);
        Files.createDirectory(folder.resolve("sql"));
        Files.writeString(folder.resolve("sql/1.sql"), "SELECT 1;\n");
        Files.createDirectory(folder.resolve("waiting"));
        Files.writeString(folder.resolve("waiting/1.sql"), "SELECT count(*) FROM held;\n");
        StandIn.run(
                "dev", "DROP TABLE IF EXISTS held", "CREATE TABLE held (id INTEGER)", "GRANT SELECT ON held TO PUBLIC");
        for (LoginWay way : LoginWay.values()) {
            NEEDED.put(way, needed(way, folder));
        }
    }

    private static Set<AwsPermission> needed(LoginWay way, Path folder)
            throws IOException, SQLException, TransportException {
        int before = StandIn.local().aws().permissions().size();
        Deployment deployment = new Deployment(folder, "sql", folder.resolve(way.name()))
                .set(way.settings())
                .set("historySchema", "history_" + way.name().toLowerCase(Locale.ROOT));
        assertThat(deployment.throughAws().state()).isEqualTo(State.SUCCEEDED);
        if (way.overDataApi()) {
            askWhatArrived(deployment);
            cancel(way, folder);
        }
        List<AwsPermission> all = StandIn.local().aws().permissions();
        return Set.copyOf(all.subList(before, all.size()));
    }

    /** Answers to statements are lost until AWS is asked which of them it has. */
    private static void askWhatArrived(Deployment deployment) throws IOException, SQLException, TransportException {
        AtomicBoolean asked = new AtomicBoolean();
        StandIn.local().aws().judge((operation, key, body) -> {
            asked.compareAndSet(false, operation.equals("ListStatements"));
            return operation.endsWith("ExecuteStatement") && !asked.get() ? AwsFate.ANSWER_LOST : AwsFate.PASSES;
        });
        try {
            assertThat(deployment.throughAws().state()).isEqualTo(State.SUCCEEDED);
        } finally {
            StandIn.local().aws().judge((operation, key, body) -> AwsFate.PASSES);
        }
        assertThat(asked).isTrue();
    }

    /** A statement waits too long for a lock, and is cancelled. */
    private static void cancel(LoginWay way, Path folder) throws IOException, SQLException, TransportException {
        try (Connection other = StandIn.at("dev").connect()) {
            Cluster.run(other, "BEGIN", "LOCK TABLE held");
            Deployment deployment = new Deployment(folder, "waiting", folder.resolve(way + "-waiting"))
                    .set(way.settings())
                    .set("historySchema", "history_" + way.name().toLowerCase(Locale.ROOT))
                    .set("lockWaitTimeout", "1s");

            assertThat(deployment.throughAws().state()).isEqualTo(State.FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void terraform_allows_what_a_deployment_needs_and_nothing_else(LoginWay way, @TempDir Path folder)
            throws IOException {
        Set<AwsPermission> allowed = Policies.permissions(
                Terraform.policies(folder).documents(way.variables()).deploy());

        assertThat(allowed).isEqualTo(NEEDED.get(way));
    }

    @ParameterizedTest
    @EnumSource(names = "NEW_USER", mode = Mode.EXCLUDE)
    void cloudformation_allows_what_a_deployment_needs_and_nothing_else(LoginWay way) throws IOException {
        Set<AwsPermission> allowed = Policies.permissions(CloudFormationTest.policy(way));

        assertThat(allowed).isEqualTo(NEEDED.get(way));
    }

    /** The page names a workgroup as one resource, for somebody who has no Terraform. */
    @Test
    void getting_started_adds_the_same_for_the_data_api(@TempDir Path folder) throws IOException {
        Set<JsonObject> allowed = Policies.statements(Terraform.policies(folder)
                        .documents(LoginWay.DATA_API_SERVERLESS.variables())
                        .deploy())
                .filter(statement -> !statement.get("Sid").getAsString().equals("TemporaryPassword"))
                .map(PermissionsTest::withoutResource)
                .collect(Collectors.toSet());
        String page = Files.readString(Project.ROOT.resolve("docs/getting-started.md"));
        String section = page.substring(page.indexOf("## A warehouse in a private network"));
        String json = section.substring(
                section.indexOf("```json") + 7, section.indexOf("```", section.indexOf("```json") + 7));

        assertThat(Policies.statements(JsonParser.parseString(json)).map(PermissionsTest::withoutResource))
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    private static JsonObject withoutResource(JsonObject statement) {
        JsonObject rest = statement.deepCopy();
        rest.remove("Resource");
        return rest;
    }

    @Test
    void the_guide_names_each_permission_and_no_other(@TempDir Path folder) throws IOException {
        Terraform terraform = Terraform.policies(folder);
        Set<String> allowed = new TreeSet<>();
        for (LoginWay way : LoginWay.values()) {
            Policies.statements(terraform.documents(way.variables()).deploy())
                    .flatMap(PermissionsTest::rows)
                    .forEach(allowed::add);
        }

        assertThat(guide()).isEqualTo(allowed);
    }

    /** AWS knows the database only where a resource names it, and there only for a request that does. */
    @ParameterizedTest
    @EnumSource
    void the_guide_says_what_a_password_is_not_limited_to(LoginWay way, @TempDir Path folder) throws IOException {
        Set<String> kinds = Policies.statements(
                        Terraform.policies(folder).documents(way.variables()).deploy())
                .filter(statement -> statement.get("Sid").getAsString().matches("TemporaryPassword|ReadSecret"))
                .flatMap(statement -> Policies.texts(statement.get("Resource")))
                .map(arn -> arn.split("[:/]", -1)[5])
                .collect(Collectors.toSet());
        String row = kinds.contains("workgroup")
                ? "a workgroup"
                : kinds.contains("secret")
                        ? "a secret"
                        : kinds.contains("dbuser")
                                ? "a cluster with `redshift.dbUser`"
                                : "a cluster without `redshift.dbUser`";

        String[] cells = Objects.requireNonNull(limits().get(row), row);

        assertThat(cells[3])
                .contains(
                        kinds.contains("dbuser")
                                ? "the one named"
                                : kinds.contains("secret") ? "the one in the secret" : "that of the role");
        assertThat(cells[4])
                .containsPattern(
                        kinds.contains("dbname") ? "only for a request that names one|the same" : "not limited");
    }

    /** Returns the rows of the guide's table of limits, by their first cells. */
    private static Map<String, String[]> limits() throws IOException {
        try (Stream<String> lines = Files.lines(Project.ROOT.resolve("docs/guides/aws.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| way to log in |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split(" *\\| *", -1))
                    .collect(Collectors.toMap(cells -> cells[1], cells -> cells));
        }
    }

    /** Returns what the guide's table should say of a statement: its name, the action and the kinds of resources. */
    private static Stream<String> rows(JsonObject statement) {
        String kinds = Policies.texts(statement.get("Resource"))
                .map(arn -> arn.equals("*") ? arn : arn.split("[:/]", -1)[5])
                .distinct()
                .collect(Collectors.joining(" "));
        return Policies.texts(statement.get("Action"))
                .map(action -> statement.get("Sid").getAsString() + " " + action + " " + kinds);
    }

    /** Reads the rows of the guide's table: statement, action, resources, and what needs it. */
    private static Set<String> guide() throws IOException {
        try (Stream<String> lines = Files.lines(Project.ROOT.resolve("docs/guides/aws.md"))) {
            return lines.filter(
                            line -> line.matches("\\| `[A-Z]\\w+` \\| `(redshift[\\w-]*|secretsmanager):\\w+` \\|.*"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> cells[1] + cells[2] + cells[3].replaceAll("[:/][A-Z/]+", ""))
                    .map(row -> row.replaceAll("[`,]", "").strip().replaceAll("\\s+", " "))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
