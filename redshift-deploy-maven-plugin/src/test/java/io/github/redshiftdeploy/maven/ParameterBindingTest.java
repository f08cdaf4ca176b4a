package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.PlaceholderSyntax;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
class ParameterBindingTest {

    private static final String POM = "src/test/resources/unit/pom.xml";

    @Test
    @InjectMojo(goal = "validate", pom = POM)
    void binds_the_set_of_scripts(ValidateMojo mojo) {
        ScriptConfig config = mojo.told(Parameters.texts(mojo)).validation().scripts();

        assertThat(config.set())
                .isEqualTo(new SqlSet(
                        "sql", List.of("**/*.ddl"), List.of("old/**"), List.of("schemas", "tables/dim_*.ddl")));
        assertThat(config.placeholders())
                .containsAllEntriesOf(Map.of("reader_group", "analysts", "nothing", "", "bucket", "acme-prod"));
        assertThat(config.encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(config.transaction()).isEqualTo(TransactionPolicy.AUTO);
    }

    @Test
    @InjectMojo(goal = "validate", pom = POM)
    @MojoParameter(name = "path", value = "sql/release-42")
    @MojoParameter(name = "order", value = "b.sql, a.sql")
    @MojoParameter(name = "encoding", value = "ISO-8859-1")
    @MojoParameter(name = "transaction", value = "none")
    @MojoParameter(name = "placeholderSyntax", value = "psql")
    void binds_what_is_said_on_the_command_line(ValidateMojo mojo) {
        ScriptConfig config = mojo.told(Parameters.texts(mojo)).validation().scripts();

        assertThat(config.paths()).containsExactly("sql/release-42");
        assertThat(config.order()).containsExactly("b.sql", "a.sql");
        assertThat(config.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(config.transaction()).isEqualTo(TransactionPolicy.NONE);
        assertThat(config.placeholderSyntax()).isEqualTo(PlaceholderSyntax.PSQL);
    }

    @Test
    @InjectMojo(goal = "execute", pom = POM)
    void puts_the_command_line_over_the_target_and_the_target_over_the_parameters(ExecuteMojo mojo) {
        Properties commandLine = new Properties();
        commandLine.setProperty("redshift.dbUser", "somebody");
        commandLine.setProperty("unrelated", "x");

        Map<String, String> settings = mojo.told(Parameters.texts(mojo))
                .target()
                .settings(Parameters.texts(mojo), Parameters.named(commandLine, CommandLine.PREFIX));

        assertThat(settings)
                .containsEntry("clusterIdentifier", "dw")
                .containsEntry("database", "prod")
                .containsEntry("dbUser", "somebody")
                .containsEntry("dbGroups", "loaders, writers")
                .containsEntry("statementTimeout", "10m")
                .containsEntry("connectTimeout", "30s")
                .doesNotContainKeys("name", "workgroup", "unrelated");
    }
}
