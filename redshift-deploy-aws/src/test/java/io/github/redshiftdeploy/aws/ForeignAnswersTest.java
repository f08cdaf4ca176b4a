package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.testkit.HostileWords;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is no answer of AWS, or one that says what nobody expects: each has words of its own, and nobody is blamed
 * without a reason.
 */
class ForeignAnswersTest {

    private static final String PAGE = "<html><body><p>Sign in to the network<br></body></html>";

    @TempDir
    private Path directory;

    /** Each line is a status and a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 " + PAGE,
                "200 ",
                "200 {}",
                "200 {\"workgroup\":{}}",
                "200 <x/>",
                "200 hello",
                "302 " + PAGE,
                "400 " + PAGE,
                "403 " + PAGE,
                "403 ",
                "403 {}",
                "404 " + PAGE,
                "407 " + PAGE,
                "502 " + PAGE
            })
    void what_is_not_of_aws_is_called_so_whoever_asks(String answer) throws IOException {
        int status = Integer.parseInt(answer.substring(0, 3));
        try (CannedAnswers aws = CannedAnswers.of(status, answer.substring(4))) {
            for (Scene scene : new Scene[] {
                Scene.cluster(),
                Scene.cluster().unset("dbUser").set("host", "dw.example.com"),
                Scene.workgroup(),
                Scene.workgroup().set("host", "dw.example.com"),
                Scene.cluster().set("roleArn", Scene.ROLE),
                Scene.workgroup().webIdentity(directory, "repo:acme/sql:ref:refs/heads/main")
            }) {
                assertThat(said(scene, aws))
                        .startsWith("error[RS4113]: ")
                        .containsPattern("'(redshift|redshift-serverless|sts):\\w+'")
                        .contains("PROXY")
                        .doesNotContain("null", "Index", "Exception", "unmarshall", "credentials", "Health", "policy");
            }
        }
    }

    @Test
    void a_proxy_that_wants_a_login_is_named() throws IOException {
        try (CannedAnswers aws = CannedAnswers.of(407, PAGE)) {
            assertThat(said(Scene.cluster(), aws)).contains("a proxy wants a login");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        InvalidAccessKeyId    | 403 | RS4109 | check that the key exists
        RequestExpired        | 400 | RS4109 | set the clock
        RequestInTheFuture    | 400 | RS4109 | set the clock
        RequestTimeTooSkewed  | 403 | RS4109 | set the clock
        OptInRequired         | 403 | RS4114 | has not switched on
        RegionDisabledException | 403 | RS4114 | has not switched on
        SubscriptionRequiredException | 400 | RS4114 | has not switched on
        ConflictException     | 409 | RS4104 | deploy again in a few minutes
        InvalidClusterState   | 400 | RS4104 | deploy again in a few minutes
        BrandNewException     | 400 | RS4112 | look up 'BrandNewException'
        BrandNewException     | 503 | RS4112 | AWS Health Dashboard
        """)
    void what_aws_refuses_for_another_reason_is_blamed_on_that(String code, int status, String ours, String help)
            throws IOException {
        String xml = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>the words of AWS</Message></Error><RequestId>1-2</RequestId></ErrorResponse>";
        try (CannedAnswers aws = CannedAnswers.of(status, xml)) {
            assertThat(said(Scene.cluster(), aws))
                    .startsWith("error[" + ours + "]: ")
                    .contains("the words of AWS", help);
            assertThat(said(Scene.cluster().set("roleArn", Scene.ROLE), aws))
                    .contains("[" + ours + "]", "the words of AWS");
        }
        String json = "{\"__type\":\"" + code + "\",\"message\":\"the words of AWS\"}";
        try (CannedAnswers aws = CannedAnswers.of(status, json)) {
            assertThat(said(Scene.workgroup(), aws))
                    .contains("[" + ours + "]", "the words of AWS")
                    .contains(help);
        }
    }

    @Test
    void a_region_that_is_off_is_not_blamed_on_the_trust_policy() throws IOException {
        String xml = "<ErrorResponse><Error><Code>RegionDisabledException</Code><Message>STS is not activated"
                + "</Message></Error><RequestId>1-2</RequestId></ErrorResponse>";
        try (CannedAnswers aws = CannedAnswers.of(403, xml)) {
            assertThat(said(Scene.cluster().webIdentity(directory, "x"), aws))
                    .contains("RS4114", "STS is not activated")
                    .doesNotContain("trust policy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com/dev?ssl=false&x=",
                "evil.example.com;IniFile=x",
                "dw.example.com:1@evil.example.com",
                "a,b",
                "dw example com",
                HostileWords.TEXT
            })
    void an_address_of_a_cluster_that_is_none_never_goes_into_a_url(String host) throws IOException {
        for (Scene scene : new Scene[] {Scene.cluster(), Scene.workgroup()}) {
            scene.aws().address(host.replace("\u0000", ""), 5439);

            String said = said(scene);

            assertThat(said)
                    .startsWith("error[RS4113]: the answer to 'redshift")
                    .contains("as the host");
            HostileWords.assertHarmless("the error", said);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void a_port_of_a_cluster_that_is_none_is_refused(int port) throws IOException {
        Scene scene = Scene.cluster();
        scene.aws().address("dw.example.com", port);

        assertThat(said(scene)).startsWith("error[RS4113]: ").contains("names " + port + " as the port");
    }

    private static String said(Scene scene, CannedAnswers aws) throws IOException {
        return said(scene.set("awsEndpoint", aws.uri()));
    }

    private static String said(Scene scene) {
        try (scene) {
            DiagnosticException problem = catchThrowableOfType(DiagnosticException.class, () -> {
                try (CredentialSource source = scene.source()) {
                    source.endpoint();
                    source.login();
                }
            });
            assertThat(problem).isNotNull();
            return String.valueOf(problem.getMessage());
        }
    }
}
