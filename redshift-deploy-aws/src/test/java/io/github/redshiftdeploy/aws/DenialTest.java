package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class DenialTest {

    private static final String USER = "User: arn:aws:sts::111122223333:assumed-role/deployer/ci is not authorized to"
            + " perform: redshift:GetClusterCredentials on resource: arn:aws:redshift:eu-west-1:111122223333:dbuser:dw/bob";

    private static final AwsQuestion ASK = new AwsQuestion(
            "redshift:GetClusterCredentials",
            "cluster 'dw'",
            List.of("redshift.clusterIdentifier"),
            List.of(
                    "arn:aws:redshift:eu-west-1:ACCOUNT:dbuser:dw/bob",
                    "arn:aws:redshift:eu-west-1:ACCOUNT:dbname:dw/prod"),
            Region.EU_WEST_1,
            Origin.ENVIRONMENT);

    @Test
    void names_every_resource_that_the_action_needs_and_not_only_the_first_that_is_missing() {
        Diagnostic problem = Denial.diagnostic(USER + " because no identity-based policy allows it", ASK);

        assertThat(problem.message())
                .isEqualTo("AWS denies 'redshift:GetClusterCredentials' to"
                        + " 'arn:aws:sts::111122223333:assumed-role/deployer/ci'");
        assertThat(problem.help())
                .contains("'arn:aws:redshift:eu-west-1:111122223333:dbuser:dw/bob'")
                .contains("'arn:aws:redshift:eu-west-1:111122223333:dbname:dw/prod'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with an explicit deny in a service control policy",
                "because no permissions boundary allows the redshift:GetClusterCredentials action",
                "because no session policy allows the redshift:GetClusterCredentials action",
                "because no VPC endpoint policy allows the redshift:GetClusterCredentials action"
            })
    void does_not_tell_to_allow_what_another_policy_forbids(String reason) {
        Diagnostic problem = Denial.diagnostic(USER + " " + reason, ASK);

        assertThat(problem.help()).isEqualTo("AWS says '" + reason + "': whoever keeps that policy must change it");
    }

    @Test
    void names_the_action_and_the_form_of_the_resources_when_aws_does_not() {
        Diagnostic problem = Denial.diagnostic("Access Denied", ASK);

        assertThat(problem.message()).isEqualTo("AWS denies 'redshift:GetClusterCredentials'");
        assertThat(problem.help()).contains("'arn:aws:redshift:eu-west-1:ACCOUNT:dbname:dw/prod'");
    }

    @Test
    void names_the_permission_for_the_key_of_a_secret() {
        AwsQuestion secret = new AwsQuestion(
                "secretsmanager:GetSecretValue",
                "secret 'dw/ann-a1B2c3'",
                List.of("redshift.secretArn"),
                List.of("arn:aws:secretsmanager:eu-west-1:111122223333:secret:dw/ann-a1B2c3"),
                Region.EU_WEST_1,
                Origin.ENVIRONMENT);

        assertThat(Denial.diagnostic("Access to KMS is not allowed", secret).help())
                .isEqualTo("allow 'kms:Decrypt' on the key of the secret 'dw/ann-a1B2c3', to this identity and in the"
                        + " key's own policy");
    }
}
