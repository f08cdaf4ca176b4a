package io.github.redshiftdeploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Data API does not take is known before anything runs. */
class TooLongForTransportTest {

    private static final String ROW = "(1, '" + "é".repeat(490) + "'),\n";
    private static final String LONG = "SELECT 1;\nINSERT INTO s.t VALUES " + ROW.repeat(210) + "(2, 'x');\n";

    @TempDir
    private Path root;

    @Test
    void a_statement_over_its_limit_is_told_with_its_place() throws IOException {
        assertThat(errors("data-api", LONG))
                .singleElement()
                .satisfies(error -> assertThat(error.toString())
                        .contains("TOO_LONG_FOR_TRANSPORT")
                        .contains("a.sql:2:1")
                        .contains("and 'data-api' takes at most 203,776 of one"));
    }

    @Test
    void the_driver_takes_it() throws IOException {
        assertThat(errors("jdbc", LONG)).isEmpty();
    }

    @Test
    void several_statements_are_taken() throws IOException {
        String half = "INSERT INTO s.t VALUES " + ROW.repeat(105) + "(2, 'x');\n";

        assertThat(errors("data-api", half + half)).isEmpty();
    }

    @Test
    void copy_is_taken() throws IOException {
        assertThat(errors("data-api", "COPY s.t FROM 's3://rows/t.csv' IAM_ROLE default CSV;\n"))
                .isEmpty();
    }

    private List<Diagnostic> errors(String transport, String script) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("sql")).resolve("a.sql"), script);
        Settings settings = new Settings(Map.of("transport", transport));
        ScriptConfig scripts =
                ScriptConfig.of(root, new SqlSet("sql", List.of(), List.of(), List.of()), Map.of(), settings);
        return new Deployer(Clock.systemUTC(), line -> {}, warning -> {})
                .validate(scripts, CheckConfig.of(Map.of(), Rule.words(), settings))
                .errors();
    }
}
