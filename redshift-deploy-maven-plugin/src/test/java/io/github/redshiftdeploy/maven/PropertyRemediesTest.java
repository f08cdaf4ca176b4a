package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the pages suggest about properties: after it, the goal goes on. */
@MojoTest
class PropertyRemediesTest {

    private static final String POM = "src/test/resources/unit/pom.xml";

    @Test
    @InjectMojo(goal = "execute", pom = POM)
    void a_mistyped_property_is_mended(ExecuteMojo mojo) {
        assertThat(unknown(mojo, "redshift.tagret")).contains("RS2009").contains("did you mean 'redshift.target'?");

        assertThat(unknown(mojo, "redshift.sql.path")).contains("RS2009").contains("did you mean 'sql.path'?");
        assertThat(unknown(mojo, "redshift.order")).contains("did you mean 'sql.order'?");
        assertThat(unknown(mojo, "sql.pth")).contains("RS2009").contains("did you mean 'sql.path'?");

        assertThat(unknown(mojo, "redshift.target")).isNull();
        assertThat(unknown(mojo, "sql.path")).isNull();
    }

    @Test
    @InjectMojo(goal = "execute", pom = POM)
    void a_property_of_ones_own_needs_another_prefix(ExecuteMojo mojo) {
        assertThat(unknown(mojo, "redshift.ours")).contains("RS2009");

        assertThat(unknown(mojo, "warehouse.ours")).isNull();
    }

    private static @Nullable String unknown(ExecuteMojo mojo, String property) {
        Properties given = new Properties();
        given.setProperty(property, "x");
        List<Diagnostic> mistakes = CommandLine.unknown(given, mojo.plugin());
        return mistakes.isEmpty() ? null : mistakes.get(0).render();
    }
}
