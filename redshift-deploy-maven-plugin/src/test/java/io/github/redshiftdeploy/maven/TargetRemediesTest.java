package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the pages suggest about targets and properties: after it, the goal goes on. */
@MojoTest
class TargetRemediesTest {

    private static final String POM = "src/test/resources/unit/pom.xml";

    @Test
    void one_of_several_targets_is_chosen() {
        assertThatThrownBy(() -> settings(null))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("RS2001")
                .hasMessageContaining("choose one with -Dredshift.target: dev, prod, local");

        assertThat(settings("prod")).containsEntry("name", "prod");
    }

    @Test
    void a_mistyped_target_is_mended() {
        assertThatThrownBy(() -> settings("prd"))
                .hasMessageContaining("RS2004")
                .hasMessageContaining("did you mean 'prod'?");

        assertThat(settings("prod")).containsEntry("name", "prod");
    }

    @Test
    void the_stand_in_is_always_there() {
        TargetChoice local = new TargetChoice("local", null);

        assertThat(local.isLocal()).isTrue();
        assertThat(local.settings(Map.of(), new Properties())).isEmpty();
    }

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

    private static Map<String, String> settings(@Nullable String name) {
        List<TargetParameter> targets = List.of(target("dev"), target("prod"));
        return new TargetChoice(name, targets).settings(Map.of(), new Properties());
    }

    /** Maven fills the fields in, whatever they are. */
    private static TargetParameter target(String name) {
        try {
            TargetParameter target = new TargetParameter();
            Field field = TargetParameter.class.getDeclaredField("name");
            field.setAccessible(true);
            field.set(target, name);
            return target;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String unknown(ExecuteMojo mojo, String property) {
        Properties given = new Properties();
        given.setProperty(property, "x");
        List<Diagnostic> mistakes = CommandLine.unknown(given, mojo.plugin());
        return mistakes.isEmpty() ? null : mistakes.get(0).render();
    }
}
