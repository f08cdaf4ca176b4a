package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.Forbidden;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.config.UnknownSyntax;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetCheckRunTest {

    /** Writes down in which order it hears of what. */
    private static final class Listener implements SetCheck<Listener.Numbered> {
        private final List<String> heard = new ArrayList<>();
        private int extracts;

        private record Numbered(int number) implements Extract {
            @Override
            public void statement(CheckedStatement statement) {}
        }

        @Override
        public Numbered extract() {
            return new Numbered(++extracts);
        }

        @Override
        public void script(Numbered extract, Findings findings) {
            heard.add("extract " + extract.number());
        }

        @Override
        public void end() {
            heard.add("end");
        }
    }

    @Test
    void extracts_are_put_together_in_the_order_of_the_scripts_and_not_in_that_of_reading() {
        Listener listener = new Listener();
        SetCheckRun<?> across = new SetCheckRun<>(listener);

        across.extract("b.sql");
        across.extract("a.sql");
        across.take("a.sql", findings("a.sql"));
        across.take("b.sql", findings("b.sql"));
        across.end();

        assertThat(listener.heard).containsExactly("extract 2", "extract 1", "end");
    }

    private static Findings findings(String name) {
        Script script = new Script(
                name,
                new ScriptText.InFile(Path.of(name), StandardCharsets.UTF_8),
                RunPolicy.ALWAYS,
                TransactionPolicy.AUTO);
        return new Findings(
                script,
                Levels.of(new CheckConfig(
                        CheckConfig.Depth.ALL,
                        Map.of(),
                        UnknownSyntax.ERROR,
                        TransportName.JDBC,
                        Forbidden.NOTHING,
                        null,
                        null)),
                new Acceptance(name, Baseline.NONE));
    }
}
