package io.github.redshiftdeploy.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.HostileWords;
import org.junit.jupiter.api.Test;

final class PrintableTest {

    @Test
    void nobody_obeys_a_line() {
        HostileWords.assertHarmless("a line", "[INFO] " + Printable.line(HostileWords.TEXT));
        assertThat(Printable.line(HostileWords.TEXT)).doesNotContain("\n");
    }

    @Test
    void what_shows_itself_stays() {
        String text =
                "\tA é \u65e5\u672c \ud83d\udc69\u200d\ud83d\udcbb \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 ::x ## [ #[";

        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @Test
    void half_a_character_becomes_visible() {
        assertThat(Printable.line("a\ud83db")).isEqualTo("a\ufffdb");
    }
}
