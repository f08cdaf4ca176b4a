package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.testkit.HostileWords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

final class PrintableFailureTest {

    @Test
    void a_stack_trace_holds_nothing_that_is_obeyed() {
        HostileWords.assertHarmless("a stack trace", trace(PrintableFailure.of(hostile())));
    }

    @Test
    void it_names_what_happened_and_where() {
        assertThat(trace(PrintableFailure.of(hostile())))
                .startsWith("java.io.IOException: x; ::add-mask::mine")
                .contains("Caused by: java.lang.NumberFormatException: For input string: \"x; ::add-mask::mine")
                .contains("Suppressed: java.sql.SQLException: x;")
                .contains("at " + PrintableFailureTest.class.getName() + ".hostile(");
    }

    @Test
    void causes_that_go_in_a_circle_end() {
        IOException first = new IOException("first");
        IOException second = new IOException("second", first);
        first.initCause(second);

        assertThat(trace(PrintableFailure.of(first))).contains("second");
    }

    @Test
    void what_maven_reports_is_harmless() {
        HostileWords.assertHarmless(
                "a message",
                "[ERROR] " + RedshiftMojo.failure(hostile(), HostileWords.TEXT).getMessage());
        HostileWords.assertHarmless("mvn -e", trace(RedshiftMojo.failure(hostile(), HostileWords.TEXT)));
    }

    @Test
    void the_log_prints_each_message_as_a_harmless_line() {
        List<String> lines = new ArrayList<>();
        Log log = new PrintableLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add("[INFO] " + content);
            }

            @Override
            public void warn(CharSequence content) {
                lines.add("[WARN] " + content);
            }

            @Override
            public void error(CharSequence content) {
                lines.add("[ERROR] " + content);
            }

            @Override
            public void error(CharSequence content, Throwable error) {
                lines.add("[ERROR] " + content + "\n" + trace(error));
            }
        });

        log.info(HostileWords.TEXT);
        log.warn(HostileWords.TEXT);
        log.error(HostileWords.TEXT);
        log.error(HostileWords.TEXT, hostile());

        assertThat(lines).hasSize(4);
        lines.forEach(line -> HostileWords.assertHarmless("a line of the log", line));
    }

    private static IOException hostile() {
        IOException problem = new IOException(HostileWords.TEXT, number());
        problem.addSuppressed(new SQLException(HostileWords.TEXT));
        return problem;
    }

    private static Exception number() {
        try {
            return new IOException("the number " + Integer.parseInt(HostileWords.TEXT));
        } catch (NumberFormatException e) {
            return e;
        }
    }

    private static String trace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
