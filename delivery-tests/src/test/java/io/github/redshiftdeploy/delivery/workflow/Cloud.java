package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import io.github.redshiftdeploy.testkit.cluster.SharedStandIn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The AWS account that the runs deploy to: the stand-in, with two databases and the user of the documentation. */
final class Cloud {

    static final String ACCOUNT = "123456789012";
    static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/redshift-deploy";

    /**
     * The command line of AWS as far as a token for packages goes: it needs credentials, and the token says what was
     * asked.
     */
    private static final String AWS = """
            #!/bin/sh
            test -n "$AWS_SESSION_TOKEN" && echo "token for $*"
            """;

    /**
     * The command line of GitHub as far as the artifacts of a run go: those of all attempts, with a token of the job.
     */
    private static final String GH = """
            #!/bin/bash
            test -n "$GH_TOKEN" && test "$1 $2 $4 $6" = "run download --repo --dir" || exit 4
            run=$3
            to=$7
            shift 7
            found=1
            while test "$1" = --pattern; do
              for artifact in "$HOME"/../../../"$run"-*/*/artifacts/"$2"; do
                test ! -d "$artifact" || { mkdir -p "$to" && cp -r "$artifact" "$to" && found=0; }
              done
              shift 2
            done
            exit "$found"
            """;

    private static final List<String> DATABASES = List.of("dev", "prod");
    private static final Path PLUGIN = Path.of("../redshift-deploy-maven-plugin/target");
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

    private static final SharedStandIn<RedshiftLocal> LOCAL =
            new SharedStandIn<>(() -> RedshiftLocal.in(SharedStandIn.emptied(SharedStandIn.folder("workflow-cloud")))
                    .start());

    private static boolean prepared;

    private Cloud() {}

    /** Returns the stand-in, which lives as long as the tests. */
    static RedshiftLocal local() {
        return LOCAL.get();
    }

    /** Makes the databases and the user, as an administrator does, once; scripts may wait at a gate. */
    static synchronized void prepare() throws SQLException {
        if (prepared) {
            return;
        }
        prepared = true;
        run("dev", "CREATE USER deployer PASSWORD DISABLE", "CREATE DATABASE prod");
        for (String database : DATABASES) {
            run(
                    database,
                    "GRANT CREATE ON DATABASE " + database + " TO deployer",
                    "CREATE SCHEMA gate",
                    "CREATE TABLE gate.passed (id INT)",
                    "GRANT USAGE ON SCHEMA gate TO deployer",
                    "GRANT ALL ON gate.passed TO deployer");
        }
    }

    /** Skips the tests where they cannot run: on Windows, and where the plugin is not installed for tests. */
    static void require() {
        assumeTrue(File.separatorChar == '/', "the jobs of the workflows run on Linux");
        assumeTrue(
                Files.isDirectory(PLUGIN.resolve("mavens"))
                        && Files.isDirectory(PLUGIN.resolve("it-repo/io/github/redshiftdeploy")),
                "the plugin is not installed for tests: run 'mvn verify' with the integration tests of the plugin");
    }

    /** The runners of GitHub have a Maven 3.9. */
    private static Path maven() throws IOException {
        try (Stream<Path> mavens = Files.list(PLUGIN.resolve("mavens"))) {
            return mavens.filter(maven -> maven.getFileName().toString().startsWith("apache-maven-3.9."))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin");
        }
    }

    /** Returns the environment of the runner: a Maven that has the plugin, and the address of AWS. */
    static Map<String, String> runner(Path home) throws IOException {
        Path maven = maven().toAbsolutePath().normalize();
        Path repository = PLUGIN.resolve("it-repo").toAbsolutePath().normalize();
        String settings = Files.readString(Path.of("../src/it/offline-settings.xml"));
        Path programs = Files.createDirectories(home.resolve("bin"));
        for (Map.Entry<String, String> program : Map.of("aws", AWS, "gh", GH).entrySet()) {
            Path file = Files.writeString(programs.resolve(program.getKey()), program.getValue());
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                settings.replace("<settings>", "<settings>\n  <offline>true</offline>"));
        return Map.of(
                "PATH",
                programs + ":" + maven + ":" + System.getenv("PATH"),
                "HOME",
                home.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                "-Duser.home=" + home + " -Dmaven.repo.local=" + repository
                        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m",
                "AWS_ENDPOINT_URL",
                local().awsEndpoint().toString(),
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "LC_ALL",
                "C.UTF-8");
    }

    /** Gives the credentials of a role to a job of GitHub, as AWS does for the token that GitHub gave the job. */
    static Credentials assume(String role, String session, String region, String subject) {
        String token = local().aws()
                .webIdentity(subject, "sts.amazonaws.com", Instant.now().plusSeconds(300));
        try (StsClient sts = StsClient.builder()
                .endpointOverride(local().awsEndpoint())
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            Credentials credentials = sts.assumeRoleWithWebIdentity(request ->
                            request.roleArn(role).roleSessionName(session).webIdentityToken(token))
                    .credentials();
            SECRETS.addAll(List.of(credentials.secretAccessKey(), credentials.sessionToken(), token));
            return credentials;
        }
    }

    /** Returns what must be seen nowhere. */
    static List<String> secrets() {
        List<String> all = new ArrayList<>(SECRETS);
        all.add(local().password());
        all.add(local().secretAccessKey());
        return all;
    }

    /** Runs statements as the superuser, each by itself. */
    static void run(String database, String... statements) throws SQLException {
        at(database).run(statements);
    }

    /** Returns the first column of all rows. */
    static List<String> query(String database, String sql) throws SQLException {
        return at(database).query(sql);
    }

    /** Returns the superuser's way to a database. */
    static Cluster at(String database) {
        return Cluster.of(local().connectionFile()).database(database);
    }
}
