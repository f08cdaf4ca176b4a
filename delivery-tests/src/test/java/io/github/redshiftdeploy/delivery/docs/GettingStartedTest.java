package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.redshiftdeploy.delivery.docs.Page.Snippet;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new user copies the commands of the page, one block after the other. The stand-in takes the place of AWS: what is
 * the user's own (a block {@code sh yours}) names it instead, and what asks the real AWS or GitHub ({@code sh aws}) is
 * left out.
 */
class GettingStartedTest {

    private static final Path PAGE = Documentation.ROOT.resolve("docs/getting-started.md");

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** Variables without which a deployment does well. */
    private static final Set<String> OPTIONAL = Set.of("DB_USER", "DEPLOY_ROLE_SECONDS");

    @TempDir
    private Path folder;

    @Test
    void its_commands_lead_to_a_deployment() throws Exception {
        InstalledPlugin.assume();

        String output;
        try (RedshiftLocal aws = RedshiftLocal.in(folder.resolve("aws")).start()) {
            makeUser(aws);
            output = Shell.run(folder, environment(aws), script(aws));
        }

        assertThat(output)
                .containsSubsequence("2 of 2 scripts will run", "succeeded: 2 of 2 scripts")
                .containsSubsequence("[RS5001]", "committed: 2 scripts before it, and nothing of this one")
                .containsSubsequence("goes on with", "succeeded: 1 of 1 script", "3 scripts: 3 applied")
                .containsSubsequence("to dev (localhost:", "succeeded: 3 of 3 scripts", "3 scripts: 3 applied")
                .containsSubsequence(
                        "[2/3] src/main/redshift/tables/totals.sql", "[3/3] src/main/redshift/tables/orders.sql")
                .containsSubsequence("to dev (workgroup ", "over the Data API", "succeeded: 3 of 3 scripts")
                .endsWith("the end\n");
        Path project = folder.resolve("warehouse");
        assertThat(Schemas.REPORT.mistakes(Files.readString(project.resolve("target/redshift-deploy/report.json"))))
                .isEmpty();
        assertThat(json(project, "trust.json")).contains("\"repo:acme@1234/warehouse@5678:environment:dev\"");
        assertThat(json(project, "policy.json")).contains("redshift-serverless:GetCredentials");
        assertThat(List.of("deploy.yml", "validate.yml"))
                .allSatisfy(name -> assertThat(project.resolve(".github/workflows/" + name))
                        .content()
                        .contains(
                                "uses: acme/redshift-deploy-maven-plugin/.github/workflows/",
                                "@" + COMMIT + "\n",
                                "settings: .github/maven-settings.xml"));
        assertThat(project.resolve(".github/maven-settings.xml"))
                .content()
                .isEqualTo(Page.read(Documentation.ROOT.resolve("docs/guides/github-private.md"))
                        .snippets("xml")
                        .get(0)
                        .text()
                        .replace("acme/warehouse-sql", "acme/warehouse"));
    }

    /** One that the environment lacks is read from the repository, where more people may change it. */
    @Test
    void every_variable_that_a_deployment_needs_is_set_in_the_environment() throws IOException {
        String page = Page.read(PAGE).text();
        String called = Files.readString(Documentation.ROOT.resolve(".github/workflows/redshift-deploy.yml"));

        Set<String> read = Pattern.compile("\\bvars\\.(\\w+)")
                .matcher(called)
                .results()
                .map(found -> found.group(1))
                .filter(variable -> !OPTIONAL.contains(variable))
                .collect(Collectors.toSet());

        assertThat(read)
                .contains("DEPLOY_ROLE_ARN", "AWS_ACCOUNT_ID")
                .allSatisfy(variable ->
                        assertThat(page).contains("gh variable set " + variable + " --env \"$ENVIRONMENT\" "));
    }

    /** The administrator runs the first script of the page; the caller of the stand-in has another name. */
    private static void makeUser(RedshiftLocal aws) throws SQLException {
        String sql = Page.read(PAGE).snippets("sql").get(0).text().replace("IAM:ann", "IAM:" + aws.workgroup());
        Cluster.of(aws.connectionFile()).run(sql.lines().toArray(String[]::new));
    }

    private static String script(RedshiftLocal aws) throws IOException {
        // The JDK knows the certificates of AWS, and not those of the stand-in.
        StringBuilder script = new StringBuilder(InstalledPlugin.mvn("-Dredshift.sslRootCert='" + aws.caFile() + "'"));
        for (Snippet snippet : Page.read(PAGE).snippets("sh")) {
            switch (snippet.info()) {
                case "sh", "sh private" -> script.append(snippet.text());
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
                COMMIT=%s
                SUBJECT=repo:acme@1234/warehouse@5678
                ACCOUNT=111122223333
                WORKGROUP_ARN=arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/0a1b2c3d
                """.formatted(aws.region(), aws.workgroup(), aws.database(), COMMIT);
    }

    private static Map<String, String> environment(RedshiftLocal aws) {
        Map<String, String> environment = new TreeMap<>(InstalledPlugin.environment());
        environment.put("AWS_ENDPOINT_URL", aws.awsEndpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", aws.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", aws.secretAccessKey());
        return environment;
    }

    private static String json(Path project, String name) throws IOException {
        String text = Files.readString(project.resolve(name));
        assertThat(JsonParser.parseString(text).isJsonObject()).isTrue();
        return text;
    }
}
