package io.github.redshiftdeploy.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody at a terminal is asked. */
class QuestionsTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void whoever_has_a_workgroup_is_asked_for_no_user() {
        assertThat(answers("analytics", " eu-west-1 ", "", "test"))
                .isEqualTo(Map.of("workgroup", "analytics", "region", "eu-west-1", "target", "test"));
    }

    @Test
    void whoever_has_a_cluster_is_asked_for_the_user() {
        assertThat(answers("", "dw", "deployer", "", "prod", ""))
                .isEqualTo(Map.of("clusterIdentifier", "dw", "dbUser", "deployer", "database", "prod"));
    }

    @Test
    void whoever_has_neither_is_asked_nothing_more() {
        assertThat(answers("", "")).isEmpty();
    }

    @Test
    void nobody_is_asked_for_what_was_said() {
        assertThat(Questions.complete(Map.of("region", "eu-west-1"), this::unexpected))
                .isEqualTo(Map.of("region", "eu-west-1"));
        assertThat(asked).isEmpty();
    }

    @Test
    void where_nobody_answers_the_stand_in_is_the_only_target() {
        assertThat(Questions.complete(Map.of(), this::unexpected)).isEmpty();
        assertThat(asked).hasSize(2);
    }

    private Map<String, String> answers(String... answers) {
        Iterator<String> next = List.of(answers).iterator();
        Map<String, String> settings = Questions.complete(Map.of(), question -> next.next());
        assertThat(next.hasNext()).isFalse();
        return settings;
    }

    private String unexpected(String question) {
        asked.add(question);
        return "";
    }
}
