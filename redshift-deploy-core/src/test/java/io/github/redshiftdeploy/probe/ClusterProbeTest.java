package io.github.redshiftdeploy.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.probe.Finding.Answer;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The probe for a real cluster: where {@code REDSHIFT_CONTRACT_HOST}, {@code _USER} and {@code _PASSWORD} name one, it
 * prints what that says of each fact. Without them it asks the stand-in.
 */
final class ClusterProbeTest {

    private static final String SCHEMAS =
            "SELECT COUNT(*) FROM pg_namespace WHERE nspname LIKE 'redshift_deploy_probe%'";

    @Test
    void tells_of_each_fact_and_leaves_nothing_behind() throws Exception {
        Optional<Cluster> named = Cluster.ofEnvironment(System.getenv());
        Cluster cluster = named.orElseGet(Warehouse::cluster);

        Map<Fact, Finding> findings = ClusterProbe.ask(cluster, System.getenv());

        if (named.isPresent()) {
            findings.forEach((fact, finding) -> System.out.println(finding.line(fact.fact())));
        }
        assertThat(findings.keySet()).containsExactly(Fact.values());
        assertThat(cluster.query(SCHEMAS)).containsExactly("0");
    }

    @Test
    void knows_the_stand_in() throws Exception {
        assumeTrue(Cluster.ofEnvironment(System.getenv()).isEmpty(), "another cluster is asked");

        Map<Fact, Finding> findings = ClusterProbe.ask(Warehouse.cluster(), Map.of());

        Set<Fact> either = Set.of(Fact.OTHERS_SESSIONS, Fact.CONFLICT, Fact.TIMEOUT_OF_A_MESSAGE);
        findings.forEach((fact, finding) -> {
            if (fact == Fact.ICEBERG) {
                assertThat(finding.answer()).isEqualTo(Answer.NOT_ASKED);
            } else if (!either.contains(fact)) {
                assertThat(finding.answer()).as(finding.line(fact.fact())).isEqualTo(Answer.YES);
            }
        });
    }

    @Test
    void says_what_a_user_may_not() throws Exception {
        assumeTrue(Cluster.ofEnvironment(System.getenv()).isEmpty(), "another cluster is asked");
        Finding finding = Finding.of(new java.sql.SQLException("permission denied for ::error::\n", "42501"));

        assertThat(finding.line("a fact"))
                .isEqualTo("not allowed  a fact: 42501 permission denied for ::error::\uFFFD");
        assertThat(List.of(Answer.values())).hasSize(4);
    }
}
