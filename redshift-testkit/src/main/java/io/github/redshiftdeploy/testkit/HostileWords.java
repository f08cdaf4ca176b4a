package io.github.redshiftdeploy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody writes who wants a log, a terminal, a runner or a reader to obey. */
public final class HostileWords {

    /** All of it in a text. */
    public static final String TEXT = "x\n::add-mask::mine\r##[command]rm\u001b[31mred\u202egnp.exe\u2066\u2028"
            + "::stop-commands::t\u2029##[error]no\u0085\u009b2J\u200b\ufeff<img src=x>|`](http://evil.example)";

    private static final String OBEYED = "\r\u001b\u202e\u2066\u2028\u2029\u0085\u009b\u200b\ufeff";

    private HostileWords() {}

    /** Fails when something that is printed, line by line, would be obeyed. */
    public static void assertHarmless(String what, String printed) {
        assertThat(printed.split("\n", -1))
                .as("%s: begins no line with a command", what)
                .noneMatch(line -> line.stripLeading().startsWith("::"));
        assertThat(printed).as("%s: has no older command", what).doesNotContain("##[");
        assertThat(printed.chars().filter(c -> OBEYED.indexOf(c) >= 0).mapToObj(Integer::toHexString))
                .as("%s: has no character that is obeyed", what)
                .isEmpty();
    }
}
