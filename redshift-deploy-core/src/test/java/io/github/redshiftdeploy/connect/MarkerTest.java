package io.github.redshiftdeploy.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Audit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The marker of a statement begins as that of no other one does. */
final class MarkerTest {

    private static final Audit AUDIT = new Audit("ann", null, null, null, null);

    private static final String LONG = "sql/" + "x".repeat(200);

    /** In what is for people, many of these are the same. */
    private static final List<String> ALIKE = List.of(
            "sql/a-1.sql",
            "sql/a_1.sql",
            "sql/a 1.sql",
            "sql/A-1.sql",
            "sql/%.sql",
            "sql/\u0434\u0430.sql",
            "sql/\u043d\u043e.sql",
            "sql/\ud83d\ude80.sql",
            LONG + "1.sql",
            LONG + "2.sql",
            "sql/a-1.sql\n1",
            "1\nsql/a-1.sql");

    @Test
    void names_that_look_alike_have_markers_that_do_not() {
        Set<String> beginnings = new HashSet<>();
        Set<String> comments = new HashSet<>();

        for (String deployment : List.of("20260101-080000-000aaaaa", "20260101-080000-000aaaab")) {
            for (String script : ALIKE) {
                for (int statement : List.of(1, 11, 111)) {
                    beginnings.add(Marker.beginning(deployment, script, statement));
                    comments.add(new Marker(deployment, AUDIT).comment(script, statement));
                }
            }
        }

        assertThat(beginnings).hasSize(2 * ALIKE.size() * 3);
        assertThat(beginnings).allSatisfy(beginning -> {
            assertThat(beginning).matches("/\\* redshift-deploy key=[0-9a-f]{32} ");
            assertThat(comments)
                    .filteredOn(comment -> comment.startsWith(beginning))
                    .hasSize(1);
        });
    }

    @Test
    void whoever_looks_for_a_statement_need_not_know_who_deployed_it() {
        Audit other = new Audit("bob", "0123abc", null, null, null);
        String beginning = Marker.beginning("42", "sql/a.sql", 7);

        assertThat(new Marker("42", AUDIT).comment("sql/a.sql", 7)).startsWith(beginning);
        assertThat(new Marker("42", other).comment("sql/a.sql", 7)).startsWith(beginning);
    }

    @Test
    void the_beginning_is_known_of_what_was_sent() {
        Marker marker = new Marker("20260101-080000-000aaaaa", AUDIT);
        String beginning = Marker.beginning(marker.deployment(), "sql/a.sql", 3).strip();

        assertThat(Marker.beginning(marker.comment("sql/a.sql", 3) + "CALL p()"))
                .contains(beginning);
        assertThat(Marker.beginning(marker.commentInParts("sql/a.sql", 3) + "CALL p()"))
                .contains(beginning);
        assertThat(Marker.beginning(marker.comment() + "CALL p()")).isEmpty();
        assertThat(Marker.beginning("CALL p()")).isEmpty();
    }
}
