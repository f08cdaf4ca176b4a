package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonParser;
import io.github.redshiftdeploy.delivery.docs.Page.Snippet;
import io.github.redshiftdeploy.local.RedshiftLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A new user copies the commands of the page, one block after the other. The stand-in takes the place of AWS: what is
 * the user's own (a block {@code sh yours}) names it instead, and what asks the real AWS or GitHub ({@code sh aws}) is
 * left out.
 */
class GettingStartedTest {

    private static final Path PAGE = Documentation.ROOT.resolve("docs/getting-started.md");

    /** What the integration tests of the plugin have unpacked and installed. */
    private static final Path PLUGIN = Documentation.ROOT.resolve("redshift-deploy-maven-plugin/target");

    @TempDir
    private Path folder;

    @Test
    void its_commands_lead_to_a_deployment() throws Exception {
        assumeThat(Shell.isThere()).as("bash is not installed").isTrue();
        assumeThat(PLUGIN.resolve("it-repo/io/github/redshiftdeploy/redshift-deploy-maven-plugin"))
                .as("run 'mvn verify' on all modules first")
                .exists();
        Path maven = maven39().resolve("bin/mvn");

        String output;
        try (RedshiftLocal aws = RedshiftLocal.in(folder.resolve("aws")).start()) {
            makeUser(aws);
            output = Shell.run(folder, environment(aws), script(maven, aws));
        }

        assertThat(output)
                .containsSubsequence("2 of 2 scripts will run", "succeeded: 2 of 2 scripts")
                .containsSubsequence("[RS5001]", "committed: 2 scripts before it, and nothing of this one")
                .containsSubsequence("goes on with", "succeeded: 1 of 1 script", "3 scripts: 3 applied")
                .containsSubsequence("to dev (localhost:", "succeeded: 3 of 3 scripts", "3 scripts: 3 applied")
                .containsSubsequence("[2/3] src/main/redshift/3_totals.sql", "[3/3] src/main/redshift/2_orders.sql")
                .endsWith("the end\n");
        Path project = folder.resolve("warehouse");
        assertThat(Schemas.REPORT.mistakes(Files.readString(project.resolve("target/redshift-deploy/report.json"))))
                .isEmpty();
        assertThat(json(project, "trust.json")).contains("\"repo:acme@1234/warehouse@5678:environment:dev\"");
        assertThat(json(project, "policy.json")).contains("redshift-serverless:GetCredentials");
        assertThat(new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(project.resolve(".github/workflows/deploy.yml"))))
                .isInstanceOf(Map.class);
    }

    /** One that the environment lacks is read from the repository, where more people may change it. */
    @Test
    void every_variable_that_the_button_reads_is_set_in_the_environment() {
        String page = Page.read(PAGE).text();

        Set<String> read = Pattern.compile("\\bvars\\.(\\w+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(read)
                .contains("DEPLOY_ROLE_ARN", "PLUGIN_COMMIT")
                .allSatisfy(variable ->
                        assertThat(page).contains("gh variable set " + variable + " --env \"$ENVIRONMENT\" "));
    }

    private static Path maven39() throws IOException {
        try (Stream<Path> mavens = Files.list(PLUGIN.resolve("mavens"))) {
            return mavens.filter(maven -> maven.getFileName().toString().startsWith("apache-maven-3.9"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The administrator runs the first script of the page; the caller of the stand-in has another name. */
    private static void makeUser(RedshiftLocal aws) throws SQLException {
        Properties profile = new Properties();
        profile.setProperty("user", aws.user());
        profile.setProperty("password", aws.password());
        profile.setProperty("sslmode", "verify-full");
        profile.setProperty("sslrootcert", aws.caFile().toString());
        String url = "jdbc:redshift://" + aws.host() + ":" + aws.port() + "/" + aws.database();
        String sql = Page.read(PAGE).snippets("sql").get(0).text().replace("IAM:ann", "IAM:" + aws.workgroup());
        try (Connection connection = DriverManager.getConnection(url, profile);
                Statement statement = connection.createStatement()) {
            for (String command : sql.lines().toList()) {
                statement.execute(command);
            }
        }
    }

    private static String script(Path maven, RedshiftLocal aws) {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        Path settings = Documentation.ROOT.resolve("src/it/offline-settings.xml");
        // The JDK knows the certificates of AWS, and not those of the stand-in.
        script.append("mvn() { '%s' -B -ntp -o -s '%s' -Dmaven.repo.local='%s' -Dredshift.sslRootCert='%s' \"$@\"; }\n"
                .formatted(maven, settings, PLUGIN.resolve("it-repo"), aws.caFile()));
        for (Snippet snippet : Page.read(PAGE).snippets("sh")) {
            switch (snippet.info()) {
                case "sh" -> script.append(snippet.text());
                case "sh fails" -> script.append(failing(snippet.text()));
                case "sh yours" -> script.append(yours(snippet.text(), aws));
                default -> assertThat(snippet.info()).isIn("sh once", "sh aws");
            }
        }
        return script.append("echo the end\n").toString();
    }

    /** The last command of the block fails. */
    private static String failing(String commands) {
        List<String> lines = commands.lines().toList();
        return String.join("\n", lines.subList(0, lines.size() - 1)) + "\nif " + lines.get(lines.size() - 1)
                + "; then echo 'it did not fail'; exit 1; fi\n";
    }

    /** The user's own names are put in the place of the page's. */
    private static String yours(String commands, RedshiftLocal aws) {
        return commands + """
                unset AWS_PROFILE
                export AWS_REGION=%s
                WORKGROUP=%s
                DATABASE=%s
                SUBJECT=repo:acme@1234/warehouse@5678
                ACCOUNT=111122223333
                WORKGROUP_ARN=arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/0a1b2c3d
                """.formatted(aws.region(), aws.workgroup(), aws.database());
    }

    private static Map<String, String> environment(RedshiftLocal aws) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_ENDPOINT_URL", aws.awsEndpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", aws.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", aws.secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-Xshare:auto -XX:TieredStopAtLevel=1");
        return environment;
    }

    private static String json(Path project, String name) throws IOException {
        String text = Files.readString(project.resolve(name));
        assertThat(JsonParser.parseString(text).isJsonObject()).isTrue();
        return text;
    }
}
