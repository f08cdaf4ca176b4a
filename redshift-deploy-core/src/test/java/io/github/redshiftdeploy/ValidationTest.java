package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

    @TempDir
    private Path folder;

    @Test
    void a_rule_matters_as_much_as_the_project_says() throws IOException {
        Review review = new Review(folder).script("a.sql", "DELETE FROM a;");

        assertThat(review.rule(Rule.DELETE_WITHOUT_WHERE, "off").validation().tally())
                .isEqualTo(Tally.NOTHING);
        assertThat(review.rule(Rule.DELETE_WITHOUT_WHERE, "warning")
                        .validation()
                        .tally())
                .isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(review.rule(Rule.DELETE_WITHOUT_WHERE, "error").validation().tally())
                .isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void fails_for_what_the_project_wants_it_to_fail_for() throws IOException {
        Review review = new Review(folder).script("a.sql", "DELETE FROM a;");

        Validation warning = review.rule(Rule.DELETE_WITHOUT_WHERE, "warning").validation();
        Validation error = review.rule(Rule.DELETE_WITHOUT_WHERE, "error").validation();

        assertThat(warning.fails(FailOn.ERROR)).isFalse();
        assertThat(warning.fails(FailOn.WARNING)).isTrue();
        assertThat(error.fails(FailOn.ERROR)).isTrue();
        assertThat(error.fails(FailOn.NEVER)).isFalse();
    }

    @Test
    void a_set_without_an_order_fails_whatever_is_forgiven() throws IOException {
        Validation validation = new Review(folder)
                .script("a.sql", "SELECT 1;")
                .script("ordering.yaml", "- missing.sql")
                .validation();

        assertThat(validation.fails(FailOn.NEVER)).isTrue();
    }

    @Test
    void warnings_beyond_what_helps_are_counted() throws IOException {
        Review review = new Review(folder)
                .rule(Rule.DELETE_WITHOUT_WHERE, "warning")
                .script("a.sql", "DELETE FROM a;\n".repeat(173));

        Validation validation = review.validation();

        assertThat(validation.tally().warnings()).isEqualTo(173);
        assertThat(validation.findings())
                .hasSize(51)
                .last()
                .extracting(Diagnostic::message)
                .isEqualTo("the script has 123 more warnings than are shown");
    }

    @Test
    void what_is_allowed_is_counted() throws IOException {
        Review review = new Review(folder)
                .rule(Rule.DELETE_WITHOUT_WHERE, "error")
                .rule(Rule.UPDATE_WITHOUT_WHERE, "error")
                .script("a.sql", """
                        -- redshift-deploy: run=always allow delete-without-where, update-without-where: it is small
                        DELETE FROM a;
                        UPDATE a SET b = 1; -- redshift-deploy: allow update-without-where: so is this
                        """);

        assertThat(review.validation().tally()).isEqualTo(new Tally(0, 0, 2, 0));
    }

    @Test
    void a_comment_excuses_no_mistake_in_the_grammar() throws IOException {
        Review review = new Review(folder)
                .rule(Rule.WRONG_ALLOW, "warning")
                .script("a.sql", "SELCT 1; -- redshift-deploy: allow RS1008: it is old");

        assertThat(review.found()).containsExactly("a.sql:1:1 RS1008", "a.sql:1:10 RS6001");
    }

    @Test
    void nobody_looks_for_what_is_allowed_in_a_statement_that_cannot_be_parsed() throws IOException {
        Review review = new Review(folder)
                .rule(Rule.UNUSED_ALLOW, "warning")
                .rule(Rule.DELETE_WITHOUT_WHERE, "warning")
                .script("a.sql", "DELETE FROM; -- redshift-deploy: allow delete-without-where: it is small");

        assertThat(review.found()).containsExactly("a.sql:1:12 RS1010");
    }

    @Test
    void without_validation_only_what_a_deployment_has_to_know_is_checked() throws IOException {
        Review review = new Review(folder)
                .rule(Rule.DELETE_WITHOUT_WHERE, "error")
                .set("validate", "false")
                .script("a.sql", "SELECT FROM FROM;\nDELETE FROM a;\nBEGIN;\nVACUUM;\nCOMMIT;\n")
                .script("b.sql", "SELECT 'open;");

        assertThat(review.found()).containsExactly("a.sql:4:1 RS2201", "b.sql:1:8 RS1001");
    }

    @Test
    void only_scripts_that_have_changed_are_checked() {
        Review review = new Review(folder).set("changedSince", "main");

        assertThatThrownBy(review::validation).hasMessageContaining("RS2116");
    }

    @Test
    void a_ref_that_would_be_an_option_of_git_is_refused() {
        Review review = new Review(folder).set("changedSince", "--output=x");

        assertThatThrownBy(review::config).hasMessageContaining("'redshift.changedSince' is '--output=x'");
    }

    @Test
    @Tag("time")
    void a_thousand_scripts_keep_their_order() throws IOException {
        Review review = new Review(folder).rule(Rule.DELETE_WITHOUT_WHERE, "warning");
        for (int i = 1; i <= 1_000; i++) {
            review.script(i + ".sql", "DELETE FROM a;\n".repeat(i % 7));
        }

        Validation validation = review.validation();

        assertThat(validation.scripts()).hasSize(1_000);
        for (int i = 1; i <= 1_000; i++) {
            assertThat(validation.scripts().get(i - 1).name()).isEqualTo("sql/" + i + ".sql");
            assertThat(validation.scripts().get(i - 1).outline().statements()).isEqualTo(i % 7);
        }
    }
}
