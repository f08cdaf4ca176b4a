package io.github.redshiftdeploy.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.RedshiftServerlessException;

class AuthenticationTest {

    private static final String BODY = "Action=DescribeClusters&Version=2012-12-01";
    private static final AwsBasicCredentials KEY =
            AwsBasicCredentials.create(AwsEndpoints.ACCESS_KEY, AwsEndpoints.SECRET_KEY);

    private AwsEndpoints endpoints;

    @BeforeEach
    void start() throws IOException {
        TemporaryPasswords passwords = new TemporaryPasswords(Clock.systemUTC());
        endpoints = AwsEndpoints.start(0, AwsWarehouse.at("localhost", 5439, "dev"), passwords);
    }

    @AfterEach
    void stop() {
        endpoints.close();
    }

    @Test
    void remembers_who_called_what() {
        try (RedshiftClient redshift = Clients.of(endpoints).redshift();
                RedshiftServerlessClient serverless = Clients.of(endpoints).serverless()) {
            redshift.describeClusters();
            serverless.getWorkgroup(r -> r.workgroupName(AwsWarehouse.NAME));
        }

        assertThat(endpoints.calls())
                .containsExactly(
                        new AwsCall("redshift", "us-east-1", "DescribeClusters", AwsEndpoints.ACCESS_KEY, true),
                        new AwsCall("redshift-serverless", "us-east-1", "GetWorkgroup", AwsEndpoints.ACCESS_KEY, true));
    }

    @Test
    void refuses_a_wrong_secret() {
        Clients clients = Clients.of(endpoints).with(AwsBasicCredentials.create(AwsEndpoints.ACCESS_KEY, "guessed"));

        try (RedshiftClient redshift = clients.redshift();
                RedshiftServerlessClient serverless = clients.serverless()) {
            assertThatThrownBy(redshift::describeClusters).isInstanceOfSatisfying(RedshiftException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
            });
            assertThatThrownBy(() -> serverless.getWorkgroup(r -> r.workgroupName(AwsWarehouse.NAME)))
                    .isInstanceOfSatisfying(
                            RedshiftServerlessException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
        }
        assertThat(endpoints.calls()).extracting(AwsCall::signatureOk).containsOnly(false);
    }

    @Test
    void refuses_an_unknown_access_key() {
        try (RedshiftClient redshift = Clients.of(endpoints)
                .with(AwsBasicCredentials.create("AKIAUNKNOWN", "x"))
                .redshift()) {
            assertThatThrownBy(redshift::describeClusters)
                    .isInstanceOfSatisfying(
                            RedshiftException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void refuses_a_request_that_is_not_signed() {
        try (RedshiftClient redshift = Clients.of(endpoints).unsigned().redshift()) {
            assertThatThrownBy(redshift::describeClusters)
                    .isInstanceOfSatisfying(
                            RedshiftException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationToken"));
        }
    }

    @Test
    void refuses_another_region() {
        try (RedshiftClient redshift =
                Clients.of(endpoints).in(Region.EU_WEST_1).redshift()) {
            assertThatThrownBy(redshift::describeClusters)
                    .hasMessageContaining("Credential should be scoped to a valid region, not 'eu-west-1'.");
        }
    }

    @Test
    void refuses_another_service() throws IOException {
        assertThat(send("sts", "us-east-1", Instant.now(), request -> request))
                .startsWith("403")
                .contains("Credential should be scoped to correct service: 'redshift'.");
    }

    @Test
    void refuses_a_body_that_was_changed_on_the_way() throws IOException {
        assertThat(send("redshift", "us-east-1", Instant.now(), UnaryOperator.identity()))
                .startsWith("200");
        assertThat(send("redshift", "us-east-1", Instant.now(), BODY + "&MaxRecords=100", request -> request))
                .startsWith("403")
                .contains("SignatureDoesNotMatch");
    }

    @Test
    void refuses_a_header_of_amazons_that_the_signature_does_not_cover() throws IOException {
        assertThat(send(
                        "redshift",
                        "us-east-1",
                        Instant.now(),
                        request -> request.toBuilder()
                                .putHeader("X-Amz-Security-Token", "slipped in")
                                .build()))
                .startsWith("403")
                .contains("SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @ValueSource(longs = {-14, 0, 14})
    void bears_with_a_clock_that_is_14_minutes_off(long minutes) throws IOException {
        Instant signed = Instant.now().plus(Duration.ofMinutes(minutes));

        assertThat(send("redshift", "us-east-1", signed, request -> request)).startsWith("200");
    }

    @Test
    void refuses_a_clock_that_is_more_than_15_minutes_off() throws IOException {
        Instant now = Instant.now();

        assertThat(send("redshift", "us-east-1", now.minus(Duration.ofMinutes(16)), request -> request))
                .startsWith("403")
                .contains("SignatureDoesNotMatch", "Signature expired: ", " - 15 min.)");
        assertThat(send("redshift", "us-east-1", now.plus(Duration.ofMinutes(16)), request -> request))
                .startsWith("403")
                .contains("SignatureDoesNotMatch", "Signature not yet current: ", " + 15 min.)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic eA==", "AWS4-HMAC-SHA256 Credential=x", ""})
    void refuses_a_header_that_is_no_signature(String header) throws IOException {
        assertThat(send(
                        "redshift",
                        "us-east-1",
                        Instant.now(),
                        request -> request.toBuilder()
                                .putHeader("Authorization", header)
                                .build()))
                .startsWith("400")
                .contains("IncompleteSignature");
    }

    @Test
    void refuses_an_operation_that_it_does_not_know() throws IOException {
        assertThat(send("redshift", "us-east-1", Instant.now(), "Action=DeleteCluster", request -> request))
                .startsWith("400")
                .contains("InvalidAction", "DeleteCluster");
    }

    private String send(String service, String region, Instant signed, UnaryOperator<SdkHttpRequest> change)
            throws IOException {
        return send(service, region, signed, BODY, change);
    }

    private String send(
            String service, String region, Instant signed, String sent, UnaryOperator<SdkHttpRequest> change)
            throws IOException {
        SdkHttpRequest request = change.apply(sign(service, region, signed));
        HttpExecuteRequest execution = HttpExecuteRequest.builder()
                .request(request.toBuilder()
                        .putHeader("Content-Length", Integer.toString(sent.length()))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)))
                .build();
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            HttpExecuteResponse answer = http.prepareRequest(execution).call();
            try (InputStream body = answer.responseBody().orElseThrow()) {
                return answer.httpResponse().statusCode() + " "
                        + new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private SdkHttpRequest sign(String service, String region, Instant signed) {
        URI uri = endpoints.uri();
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Host", uri.getAuthority())
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(KEY)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signed, ZoneOffset.UTC)))
                .request();
    }
}
