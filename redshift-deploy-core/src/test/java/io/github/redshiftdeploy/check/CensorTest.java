package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import org.junit.jupiter.api.Test;

class CensorTest {

    private final Censor censor = new Censor();

    @Test
    void a_secret_is_masked_wherever_it_stands_in_a_message() {
        censor.hide("Correct1Horse");

        assertThat(masked("Correct1Horse is not 'Correct1Horse'")).isEqualTo("*** is not '***'");
    }

    @Test
    void a_secret_that_is_cut_short_is_masked_as_far_as_it_goes() {
        censor.hide("Correct1Horse");

        assertThat(masked("near 'Correct1' and Correct")).isEqualTo("near '***' and ***");
        assertThat(masked("near Correct1House")).isEqualTo("near ***use");
    }

    @Test
    void six_letters_are_masked_by_themselves_and_fewer_in_their_quotes() {
        censor.hide("abcdef");
        censor.hide("on");

        assertThat(masked("xabcdefx, on one 'on'")).isEqualTo("x***x, on one ***");
        assertThat(masked("$$on$$ or \"on\"")).isEqualTo("$***$ or ***");
        assertThat(masked("$x$on$x$ or $1 on $2")).isEqualTo("$x***x$ or $1 on $2");
    }

    @Test
    void each_line_of_a_secret_is_one_and_an_empty_line_is_none() {
        censor.hide("first-part\n\nsecond-part");

        assertThat(masked("'' second-part")).isEqualTo("'' ***");
        assertThat(masked("first-part")).isEqualTo("***");
    }

    @Test
    void notes_and_help_are_masked_too_and_a_source_line_with_a_secret_is_left_out() {
        censor.hide("Correct1Horse");
        Diagnostic problem = Diagnostic.error(CheckCode.NO_CURSOR, "a problem")
                .at(new Place("a.sql", 1, 1, "PASSWORD 'Correct1Horse'"))
                .note("it is Correct1Horse")
                .help("change Correct1Horse");

        assertThat(censor.apply(problem).render())
                .contains("it is ***", "change ***")
                .doesNotContain("Correct1Horse", "PASSWORD");
        assertThat(censor.apply(problem.at(new Place("a.sql", 1, 1, "SELECT 1")))
                        .render())
                .contains("SELECT 1");
    }

    private String masked(String message) {
        return censor.apply(Diagnostic.error(CheckCode.NO_CURSOR, message)).message();
    }
}
