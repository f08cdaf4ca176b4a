package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Map<String, String> GITHUB = Map.of(
            "GITHUB_ACTOR", "alice",
            "GITHUB_TRIGGERING_ACTOR", "bob",
            "GITHUB_SHA", "aaaa",
            "GITHUB_REF_NAME", "main",
            "GITHUB_SERVER_URL", "https://github.com",
            "GITHUB_REPOSITORY", "acme/warehouse",
            "GITHUB_RUN_ID", "42",
            "GITHUB_RUN_ATTEMPT", "3");

    @Test
    void in_a_workflow_it_is_who_started_this_run() {
        Audit audit = Audit.of(GITHUB, Map.of(), new Settings(Map.of("ticket", "DW-7")));

        assertThat(audit)
                .isEqualTo(new Audit(
                        "bob", "aaaa", "main", "https://github.com/acme/warehouse/actions/runs/42/attempts/3", "DW-7"));
    }

    @Test
    void what_is_checked_out_counts_more_than_what_started_the_run() {
        Audit audit = Audit.of(GITHUB, Map.of("commit", "bbbb", "branch", "v2"), new Settings(Map.of()));

        assertThat(audit.commit()).isEqualTo("bbbb");
        assertThat(audit.branch()).isEqualTo("v2");
    }

    @Test
    void the_configuration_may_name_the_person() {
        Audit audit = Audit.of(GITHUB, Map.of(), new Settings(Map.of("installedBy", "carol")));

        assertThat(audit.actor()).isEqualTo("carol");
    }

    @Test
    void elsewhere_it_is_the_user_of_the_machine_and_the_rest_is_unknown() {
        Audit audit = Audit.of(Map.of(), Map.of(), new Settings(Map.of()));

        assertThat(audit).isEqualTo(new Audit(System.getProperty("user.name"), null, null, null, null));
    }

    @Test
    void the_first_attempt_may_go_without_a_number() {
        Map<String, String> environment =
                Map.of("GITHUB_SERVER_URL", "https://github.com", "GITHUB_REPOSITORY", "a/b", "GITHUB_RUN_ID", "1");

        assertThat(Audit.of(environment, Map.of(), new Settings(Map.of())).runUrl())
                .isEqualTo("https://github.com/a/b/actions/runs/1/attempts/1");
    }
}
