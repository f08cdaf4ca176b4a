package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.RedshiftServerlessException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

class StsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/ci/deployer";

    private AwsEndpoints endpoints;
    private Clients clients;
    private StsClient sts;

    @BeforeEach
    void start() throws IOException {
        TemporaryPasswords passwords = new TemporaryPasswords(Clock.systemUTC());
        endpoints = AwsEndpoints.start(0, AwsWarehouse.at("localhost", 5439, "dev"), passwords);
        clients = Clients.of(endpoints);
        sts = clients.sts();
    }

    @AfterEach
    void stop() {
        sts.close();
        endpoints.close();
    }

    @Test
    void says_who_the_caller_is_even_when_that_is_denied() {
        endpoints.behaviour().deny("sts:GetCallerIdentity");

        var identity = sts.getCallerIdentity();

        assertThat(identity.arn()).isEqualTo("arn:aws:iam::123456789012:user/redshift-local");
        assertThat(identity.account()).isEqualTo("123456789012");
    }

    @Test
    void the_session_of_a_role_works_with_its_token_and_is_the_roles_database_user() {
        Credentials session = assumeRole();

        try (StsClient asRole = clients.with(session).sts();
                RedshiftServerlessClient serverless = clients.with(session).serverless()) {
            assertThat(asRole.getCallerIdentity().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/ci-417");
            assertThat(serverless
                            .getCredentials(r -> r.workgroupName(AwsWarehouse.NAME))
                            .dbUser())
                    .isEqualTo("IAMR:deployer");
        }
    }

    @Test
    void the_session_of_a_role_is_refused_without_its_token() {
        Credentials session = assumeRole();
        Clients withoutToken =
                clients.with(AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey()));
        Clients wrongToken = clients.with(session.copy(c -> c.sessionToken("another")));

        try (RedshiftClient redshift = withoutToken.redshift();
                RedshiftServerlessClient serverless = wrongToken.serverless()) {
            assertThatThrownBy(redshift::describeClusters)
                    .isInstanceOf(RedshiftException.class)
                    .hasMessageContaining("The security token included in the request is invalid.");
            assertThatThrownBy(() -> serverless.getWorkgroup(r -> r.workgroupName(AwsWarehouse.NAME)))
                    .isInstanceOfSatisfying(
                            RedshiftServerlessException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
        }
    }

    @Test
    void the_session_of_a_role_expires() {
        endpoints.behaviour().sessionsExpireAfter(Duration.ZERO);
        Credentials session = assumeRole();

        try (RedshiftClient redshift = clients.with(session).redshift();
                RedshiftServerlessClient serverless = clients.with(session).serverless()) {
            assertThatThrownBy(redshift::describeClusters).isInstanceOfSatisfying(RedshiftException.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
                assertThat(e.statusCode()).isEqualTo(403);
            });
            assertThatThrownBy(() -> serverless.getWorkgroup(r -> r.workgroupName(AwsWarehouse.NAME)))
                    .isInstanceOfSatisfying(
                            RedshiftServerlessException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
        }
    }

    @Test
    void denies_a_role() {
        endpoints.behaviour().deny("sts:AssumeRole");

        assertThatThrownBy(this::assumeRole)
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + ROLE);
    }

    @ParameterizedTest
    @CsvSource({
        "deployer, ci-417, 900", "arn:aws:iam::1:role/x, ci-417, 900",
        "arn:aws:iam::123456789012:role/x, a b, 900", "arn:aws:iam::123456789012:role/x, x, 900",
        "arn:aws:iam::123456789012:role/x, ci-417, 899", "arn:aws:iam::123456789012:role/x, ci-417, 43201"
    })
    void refuses_roles_session_names_and_durations_that_cannot_be(String role, String session, int seconds) {
        assertThatThrownBy(() -> sts.assumeRole(
                        r -> r.roleArn(role).roleSessionName(session).durationSeconds(seconds)))
                .isInstanceOfSatisfying(
                        StsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    }

    @Test
    void trades_a_web_identity_for_a_session_without_a_signature() {
        Credentials session = webIdentity(token("repo:acme/sql:ref:refs/heads/main", "sts.amazonaws.com", 600));

        try (RedshiftClient redshift = clients.with(session).redshift()) {
            assertThat(redshift.getClusterCredentialsWithIAM(r -> r.clusterIdentifier(AwsWarehouse.NAME))
                            .dbUser())
                    .isEqualTo("IAMR:deployer");
        }
        assertThat(endpoints.calls().get(0)).isEqualTo(new AwsCall("", "", "AssumeRoleWithWebIdentity", "", false));
    }

    @Test
    void refuses_a_web_identity_that_the_role_does_not_trust() {
        endpoints.behaviour().trust("sts.amazonaws.com", "repo:acme/sql:environment:production");

        webIdentity(token("repo:acme/sql:environment:production", "sts.amazonaws.com", 600));
        assertThatThrownBy(() -> webIdentity(token("repo:acme/sql:pull_request", "sts.amazonaws.com", 600)))
                .isInstanceOfSatisfying(StsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
                });
        assertThatThrownBy(() -> webIdentity(token("repo:acme/sql:environment:production", "other", 600)))
                .isInstanceOf(InvalidIdentityTokenException.class)
                .hasMessageContaining("Incorrect token audience");
    }

    @Test
    void refuses_a_web_identity_that_has_expired_or_is_none() {
        assertThatThrownBy(() -> webIdentity(token("repo:acme/sql", "sts.amazonaws.com", -1)))
                .isInstanceOf(ExpiredTokenException.class);
        assertThatThrownBy(() -> webIdentity("not-a-token")).isInstanceOf(InvalidIdentityTokenException.class);
        assertThatThrownBy(() -> webIdentity("a.b.c")).isInstanceOf(InvalidIdentityTokenException.class);
    }

    @Test
    void believes_no_token_that_another_has_signed_or_changed() throws IOException {
        String[] parts = token("repo:acme/sql", "sts.amazonaws.com", 600).split("\\.", -1);
        String claims = encoded("{\"sub\":\"repo:evil/sql\",\"aud\":\"sts.amazonaws.com\"}");
        String none = encoded("{\"alg\":\"none\"}");
        AwsEndpoints another = AwsEndpoints.start(
                0, AwsWarehouse.at("localhost", 5439, "dev"), new TemporaryPasswords(Clock.systemUTC()));
        another.close();

        for (String token : List.of(
                parts[0] + "." + claims + "." + parts[2],
                none + "." + parts[1] + "." + parts[2],
                none + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + ".c2ln",
                another.webIdentity("repo:acme/sql", "sts.amazonaws.com", Instant.MAX.minusSeconds(1)))) {
            assertThatThrownBy(() -> webIdentity(token)).as(token).isInstanceOf(InvalidIdentityTokenException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Sec-Fetch-Site, cross-site",
        "Host, evil.example",
        "Host, localhost.evil.example:80",
        "Host, ''"
    })
    void answers_no_web_page(String header, String value) throws IOException {
        try (Socket socket =
                new Socket(endpoints.uri().getHost(), endpoints.uri().getPort())) {
            String host = header.equals("Host") ? "" : "Host: localhost\r\n";
            String request = "GET /?Action=AssumeRoleWithWebIdentity HTTP/1.1\r\n" + host + header + ": " + value
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403").contains("AccessDenied");
        }
    }

    private Credentials assumeRole() {
        return sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("ci-417")).credentials();
    }

    private Credentials webIdentity(String token) {
        try (StsClient unsigned = clients.unsigned().sts()) {
            return unsigned.assumeRoleWithWebIdentity(
                            r -> r.roleArn(ROLE).roleSessionName("ci-417").webIdentityToken(token))
                    .credentials();
        }
    }

    private String token(String subject, String audience, int seconds) {
        return endpoints.webIdentity(subject, audience, Instant.now().plusSeconds(seconds));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
