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
}
