package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object is taken out of use by another name, and back. */
final class DisableTest {

    @TempDir
    private Path root;

    @BeforeEach
    void freshObjects() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run(
                "CREATE TABLE lab.t (id INT)",
                "CREATE VIEW lab.v AS SELECT id FROM lab.t",
                "CREATE PROCEDURE lab.p(n INT) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql",
                "CREATE PROCEDURE lab.p(n VARCHAR(10)) AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql");
    }

    @Test
    void one_of_several_procedures_is_disabled_and_enabled_again() throws Exception {
        String done = disable("lab.p(integer)", false);

        assertThat(done).matches("procedure lab.p\\(integer\\) is out of use, as lab.p_disabled_\\d{8}");
        assertThatThrownBy(() -> Warehouse.run("CALL lab.p(1::INT)")).hasMessageContaining("does not exist");
        Warehouse.run("CALL lab.p('text'::VARCHAR)");
        assertThat(Warehouse.query("SELECT kind || ' ' || state FROM redshift_deploy.deployment"
                        + " ORDER BY started_at DESC LIMIT 1"))
                .containsExactly("disable succeeded");

        disable("lab.p(integer)", true);

        Warehouse.run("CALL lab.p(1::INT)");
    }

    @Test
    void a_view_is_disabled_and_enabled_again() throws Exception {
        disable("lab.v", false);
        assertThatThrownBy(() -> Warehouse.query("SELECT id FROM lab.v")).hasMessageContaining("does not exist");

        disable("lab.v", true);

        assertThat(Warehouse.query("SELECT id FROM lab.v")).isEmpty();
    }

    @Test
    void an_object_that_is_not_there_or_one_of_several_is_told() {
        assertThatThrownBy(() -> disable("lab.p", false))
                .hasMessageContaining("error[RS4409]: 'lab.p' is the name of several objects")
                .hasMessageContaining("give one of lab.p(character varying), lab.p(integer)");
        assertThatThrownBy(() -> disable("lab.tt", false)).hasMessageContaining("did you mean 'lab.t'?");
        assertThatThrownBy(() -> disable("t", false)).hasMessageContaining("without a schema");
        assertThatThrownBy(() -> disable("lab.v", true)).hasMessageContaining("there is no disabled object 'lab.v'");
    }

    private String disable(String object, boolean back) throws Exception {
        return new Project(root).deployer().disable(new Project(root).config(), Warehouse.route(), object, back);
    }
}
