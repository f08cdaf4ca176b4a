package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNameTest {

    @Test
    void names_the_person_and_the_run() {
        Audit audit = audit("octocat", "https://github.com/acme/sql/actions/runs/17654321/attempts/3");

        assertThat(SessionName.of(audit)).isEqualTo("redshift-deploy-octocat-17654321-3");
    }

    @Test
    void keeps_the_run_when_the_person_has_a_long_name() {
        Audit audit = audit("x".repeat(100), "https://github.com/acme/sql/actions/runs/17654321/attempts/3");

        assertThat(SessionName.of(audit)).hasSize(64).endsWith("x-17654321-3");
    }

    @Test
    void outside_of_a_workflow_there_is_no_run() {
        assertThat(SessionName.of(audit("ann", ""))).isEqualTo("redshift-deploy-ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann Smith", "dependabot[bot]", "ünïcode", "a/b:c", "", "\u0000\n"})
    void is_always_a_name_that_aws_accepts(String actor) {
        assertThat(SessionName.of(audit(actor, ""))).matches("[a-zA-Z0-9_+=,.@-]{2,64}");
    }

    private static Audit audit(String actor, String runUrl) {
        return new Audit(actor, null, null, runUrl, null);
    }
}
