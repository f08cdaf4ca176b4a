package io.github.redshiftdeploy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

    private static final Code CODE = () -> "RS9999";

    @Test
    void shows_place_message_line_caret_notes_and_help() {
        Diagnostic problem = Diagnostic.error(CODE, "column 'x' does not exist")
                .at(new Place("sql/orders.sql", 12, 8, "SELECT x FROM orders"))
                .note("hint: perhaps 'y'")
                .note("committed: nothing")
                .help("name a column of the table");

        String text = problem.render();

        assertThat(text).isEqualTo("""
                sql/orders.sql:12:8: error[RS9999]: column 'x' does not exist
                12 | SELECT x FROM orders
                   |        ^
                   = hint: perhaps 'y'
                   = committed: nothing
                   = help: name a column of the table""");
    }

    @Test
    void shows_a_warning_without_a_place() {
        Diagnostic problem = Diagnostic.warning(CODE, "the set is large");

        String text = problem.render();

        assertThat(text).isEqualTo("warning[RS9999]: the set is large");
    }

    @Test
    void keeps_the_caret_below_its_character_after_tabs_and_wide_characters() {
        Diagnostic problem = Diagnostic.error(CODE, "here").at(new Place("a.sql", 1, 6, "\tab\uD83D\uDE00 x"));

        String text = problem.render();

        assertThat(text).isEqualTo("""
                a.sql:1:6: error[RS9999]: here
                1 | \tab\uD83D\uDE00 x
                  | \t    ^""");
    }

    @Test
    void cuts_a_long_line_around_the_column() {
        String line = "x".repeat(5_000) + "HERE" + "y".repeat(5_000);
        Diagnostic problem = Diagnostic.error(CODE, "far").at(new Place("a.sql", 1, 5_001, line));

        List<String> lines = problem.render().lines().toList();

        assertThat(lines.get(1)).hasSizeLessThan(170).contains("xHEREy");
        assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("HERE"));
    }

    @Test
    void puts_the_caret_behind_the_line_when_the_column_is_beyond_it() {
        Diagnostic problem = Diagnostic.error(CODE, "end").at(new Place("a.sql", 1, 99, "SELECT"));

        String text = problem.render();

        assertThat(text).endsWith("1 | SELECT\n  |       ^");
    }

    @Test
    void nothing_from_outside_begins_a_line_or_holds_a_control_character() {
        String hostile = "::add-mask::x\n::error::y\r##[error]z\u001B[2Jw\u0085v";
        Diagnostic problem = Diagnostic.error(CODE, hostile)
                .at(new Place(hostile, 1, 1, hostile))
                .note("hint: " + hostile)
                .help(hostile);

        String text = problem.render();

        assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
        assertThat(text).doesNotContain("##[").doesNotContain("\r", "\u001B", "\u0085");
        assertThat(text.lines()).hasSize(3 + 3 + 3);
    }

    @Test
    void a_file_named_as_a_workflow_command_does_not_begin_the_line() {
        Diagnostic problem = Diagnostic.error(CODE, "empty").at(Place.file(" ::stop-commands::x.sql"));

        String text = problem.render();

        assertThat(text).isEqualTo("./ ::stop-commands::x.sql: error[RS9999]: empty");
    }

    @Test
    void an_exception_says_all_problems() {
        DiagnosticException exception =
                new DiagnosticException(List.of(Diagnostic.error(CODE, "one"), Diagnostic.error(CODE, "two")));

        String message = exception.getMessage();

        assertThat(message).isEqualTo("error[RS9999]: one\n\nerror[RS9999]: two");
    }
}
