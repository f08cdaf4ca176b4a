package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old code base that begins to be checked: its findings of that day are accepted. */
class BaselineTest {

    @TempDir
    private Path folder;

    private Review review;

    @BeforeEach
    void acceptWhatIsThere() throws IOException {
        review = new Review(folder)
                .rule(Rule.DELETE_WITHOUT_WHERE, "error")
                .rule(Rule.UPDATE_WITHOUT_WHERE, "warning")
                .set("baseline", "sql/baseline.json")
                .script("a.sql", "DELETE FROM a;\nUPDATE a SET b = 1;\n")
                .script("b.sql", "DELETE FROM b;\nDELETE FROM b;\n");
        review.set("baselineUpdate", "true").validation();
        review.set("baselineUpdate", "false");
    }

    @Test
    void accepted_findings_are_counted_and_not_told() throws IOException {
        Validation validation = review.validation();

        assertThat(validation.findings()).isEmpty();
        assertThat(validation.tally()).isEqualTo(new Tally(0, 0, 0, 4));
        assertThat(validation.fails(FailOn.WARNING)).isFalse();
    }

    @Test
    void the_file_has_a_line_for_each_kind_of_finding() throws IOException {
        assertThat(Files.readString(baseline())).isEqualTo("""
                {
                  "format": 1,
                  "findings": [
                    {"script":"sql/a.sql","rule":"delete-without-where","statement":"8e47b4e191d8bcda","count":1},
                    {"script":"sql/a.sql","rule":"update-without-where","statement":"b8fd2080947f5c71","count":1},
                    {"script":"sql/b.sql","rule":"delete-without-where","statement":"f4dd206642864858","count":2}
                  ]
                }
                """);
    }

    @Test
    void a_statement_that_was_moved_and_laid_out_anew_is_still_accepted() throws IOException {
        review.script("a.sql", "SELECT 1;\n\nupdate A\n  set b = 1; -- why\ndelete /* all */ from a\n;");

        assertThat(review.found()).isEmpty();
    }

    @Test
    void a_statement_that_was_changed_or_added_is_not() throws IOException {
        review.script("a.sql", "DELETE FROM a;\nUPDATE a SET b = 2;\n")
                .script("b.sql", "DELETE FROM b;\nDELETE FROM b;\nDELETE FROM b;\n");

        assertThat(review.found())
                .contains("a.sql:2:1 RS6102", "b.sql:3:1 RS6101")
                .hasSize(3);
    }

    @Test
    void what_was_mended_is_told_until_it_is_taken_out() throws IOException {
        review.script("a.sql", "SELECT 1;").script("b.sql", "DELETE FROM b;");

        assertThat(review.validation().findings())
                .singleElement()
                .extracting(Diagnostic::render)
                .isEqualTo("""
                sql/baseline.json: warning[RS2209]: 3 findings of the baseline are not there any more
                   = gone: 1 delete-without-where in 'sql/a.sql'
                   = gone: 1 update-without-where in 'sql/a.sql'
                   = gone: 1 delete-without-where in 'sql/b.sql'
                   = help: take them out with -Dredshift.baselineUpdate=true""");
        review.set("baselineUpdate", "true").validation();
        assertThat(review.set("baselineUpdate", "false").found()).isEmpty();
        assertThat(Files.readAllLines(baseline())).hasSize(6);
    }

    @Test
    void a_script_that_is_gone_is_told_too() throws IOException {
        Files.delete(folder.resolve("sql/b.sql"));

        assertThat(review.found()).containsExactly("baseline.json RS2209");
    }

    @Test
    void scripts_that_are_not_checked_keep_what_is_accepted() throws IOException {
        review.script("b.sql", "SELECT 1;").set("path", "sql/b.sql");

        review.set("baselineUpdate", "true").validation();

        assertThat(Files.readString(baseline())).contains("sql/a.sql").doesNotContain("sql/b.sql");
    }

    @Test
    void a_rule_that_is_off_is_not_missed() throws IOException {
        review.rule(Rule.DELETE_WITHOUT_WHERE, "off");

        assertThat(review.found()).isEmpty();
    }

    @Test
    void a_script_that_cannot_be_read_to_its_end_keeps_what_is_accepted() throws IOException {
        review.script("b.sql", "SELECT 'open;\nDELETE FROM b;\nDELETE FROM b;\n");
        assertThat(review.found()).containsExactly("b.sql:1:8 RS1001");

        review.set("baselineUpdate", "true").validation();

        assertThat(Files.readString(baseline())).contains("sql/b.sql");
    }

    @Test
    void what_is_no_rule_is_not_accepted() throws IOException {
        review.script("a.sql", "SELCT 1;").set("baselineUpdate", "true");

        assertThat(review.found()).containsExactly("a.sql:1:1 RS1008");
    }

    @Test
    void a_file_that_is_not_there_is_missed() {
        review.set("baseline", "missing.json");

        assertThatThrownBy(() -> review.validation())
                .isInstanceOf(DiagnosticException.class)
                .hasMessage("""
                error[RS2008]: 'redshift.baseline' names no file: 'missing.json'
                   = help: write it with -Dredshift.baselineUpdate=true""");
    }

    @Test
    void a_file_that_is_no_baseline_is_refused() throws IOException {
        for (String text :
                new String[] {"", "[]", "{", "{\"format\": 2}", "{\"findings\": [{\"count\": \"x\"}]}", "no"}) {
            Files.writeString(baseline(), text);

            assertThatThrownBy(() -> review.validation())
                    .as(text)
                    .isInstanceOf(DiagnosticException.class)
                    .hasMessageStartingWith("sql/baseline.json: error[RS2011]: the baseline cannot be read: ");
        }
    }

    @Test
    void an_update_needs_a_file_to_write() {
        Review without = new Review(folder).set("baselineUpdate", "true");

        assertThatThrownBy(without::config).hasMessageContaining("'redshift.baseline' is not");
    }

    private Path baseline() {
        return folder.resolve("sql/baseline.json");
    }
}
