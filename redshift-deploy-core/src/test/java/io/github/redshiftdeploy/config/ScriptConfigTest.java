package io.github.redshiftdeploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptConfigTest {

    @Test
    void names_the_syntaxes_that_placeholders_may_have() {
        Settings settings = new Settings(Map.of("placeholderSyntax", "colon"));

        ScriptConfig.of(Path.of(""), SqlSet.standard(), Map.of(), settings);

        assertThat(settings.mistakes()).extracting(Diagnostic::render).containsExactly("""
                error[RS2003]: 'redshift.placeholderSyntax' is 'colon'
                   = help: give dollar, psql""");
    }

    @Test
    void placeholders_are_written_with_a_dollar_unless_it_is_said_otherwise() {
        ScriptConfig config = ScriptConfig.of(Path.of(""), SqlSet.standard(), Map.of(), new Settings(Map.of()));

        assertThat(config.placeholderSyntax()).isEqualTo(PlaceholderSyntax.DOLLAR);
    }

    @Test
    void paths_that_name_nothing_do_not_mean_the_whole_set() {
        Settings settings = new Settings(Map.of("path", " , "));

        ScriptConfig.of(Path.of("."), SqlSet.standard(), Map.of(), settings);

        assertThat(settings.mistakes()).extracting(Diagnostic::message).containsExactly("'sql.path' names no script");
    }

    @Test
    void the_order_of_paths_does_not_change_the_name_of_the_deployment() {
        String name = RunConfig.of(Identity.of("dw"), "0", new Settings(Map.of("path", "b.sql, a.sql")))
                .name();

        assertThat(name).isEqualTo("dw:a.sql,b.sql");
    }
}
