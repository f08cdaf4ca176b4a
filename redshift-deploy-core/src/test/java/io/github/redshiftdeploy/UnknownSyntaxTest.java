package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unknown inside a known command, under both levels of {@code redshift.unknownSyntax}. */
class UnknownSyntaxTest {

    private static final String INVENTED = """
            CREATE TABLE sales.orders (id INT);
            ALTER TABLE sales.orders POLISH TO MIRROR;
            INSERT INTO sales.orders VALUES (1);
            """;

    @TempDir
    Path folder;

    @Test
    void an_invented_option_is_an_error_by_default() throws IOException {
        assertThat(new Review(folder).script("a.sql", INVENTED).validation().errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render())
                        .contains("a.sql:2:26: error[RS1017]")
                        .contains("'redshift.unknownSyntax=warning'"));
    }

    @Test
    void an_invented_option_is_a_warning_where_that_is_wanted() throws IOException {
        Validation validation = invented();

        assertThat(validation.errors()).isEmpty();
        assertThat(validation.warnings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render())
                        .contains("a.sql:2:26: warning[RS1017]")
                        .contains("runs by itself, and is never sent twice"));
    }

    @Test
    void a_statement_with_an_invented_option_runs_by_itself() throws IOException {
        assertThat(script(invented()).outline().stretches())
                .extracting(Stretch::statementClass)
                .containsExactly(StatementClass.TRANSACTIONAL, StatementClass.ALONE, StatementClass.TRANSACTIONAL);
    }

    @Test
    void a_statement_with_an_invented_option_may_do_anything() throws IOException {
        assertThat(script(invented()).effects().uncertainties())
                .anyMatch(uncertainty -> uncertainty.extent() == Doubt.Extent.ANYTHING);
    }

    @Test
    void what_is_known_of_the_statement_counts_too() throws IOException {
        Validation validation = warned().script("a.sql", "CREATE TABLE sales.orders (id INT) POLISH 3;")
                .script("b.sql", "SELECT id FROM sales.orders;")
                .validation();

        assertThat(script(validation).effects().uncertainties())
                .anyMatch(uncertainty -> uncertainty.extent() == Doubt.Extent.ANYTHING);
        assertThat(script(validation).effects().uses()).isNotEmpty();
    }

    @Test
    void an_unknown_privilege_runs_by_itself() throws IOException {
        Validation validation = warned().script("a.sql", "GRANT POLISH ON TABLE sales.orders TO ann;")
                .validation();

        assertThat(validation.errors()).isEmpty();
        assertThat(script(validation).outline().stretches())
                .extracting(Stretch::statementClass)
                .containsExactly(StatementClass.ALONE);
    }

    @Test
    void other_mistakes_stay_errors() throws IOException {
        Review review = warned().script("a.sql", "POLISH TABLE a;\nSELECT a b c FROM d;\nSELECT (1 + FROM d;")
                .script("b.sql", "SELECT 'open;");

        assertThat(review.validation().errors()).hasSize(4);
    }

    @Test
    void in_a_block_it_is_not_said_that_redshift_refuses_it() throws IOException {
        Validation validation =
                warned().script("a.sql", "BEGIN;\n" + INVENTED + "COMMIT;\n").validation();

        assertThat(validation.errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render())
                        .contains("a.sql:3:1: error[RS2201]")
                        .contains("'ALTER TABLE' has a part that is not known to this tool")
                        .doesNotContain("Redshift refuses"));
    }

    @Test
    void it_cannot_stand_in_a_transaction_of_the_script() throws IOException {
        Review review = warned().script("a.sql", "BEGIN;\n" + INVENTED + "COMMIT;")
                .script("b.sql", "--redshift-deploy: transaction=script\n" + INVENTED);

        assertThat(review.validation().errors())
                .extracting(finding -> finding.code().id())
                .containsExactly("RS2201", "RS2201");
    }

    @Test
    void a_deployment_sends_it_once_and_tells_what_the_server_says()
            throws IOException, SQLException, TransportException {
        Warehouse.fresh("lab");
        Project project = new Project(folder)
                .script("a.sql", "CREATE TABLE lab.polished (id INT);\nALTER TABLE lab.polished POLISH TO MIRROR;")
                .set("unknownSyntax", "warning");

        assertThat(project.failure()).contains("a.sql:2:1");
        assertThat(project.warnings()).anyMatch(warning -> warning.code().id().equals("RS1017"));
        assertThat(project.scriptsInReport()).containsExactly("a.sql: failed, 1 of 2 executed, 1 committed");
    }

    @Test
    void a_deployment_goes_on_when_the_server_knows_what_we_do_not()
            throws IOException, SQLException, TransportException {
        Warehouse.fresh("lab");
        Warehouse.run("CREATE PROCEDURE lab.work() AS $$ BEGIN NULL; END; $$ LANGUAGE plpgsql");
        Project project = new Project(folder)
                .script("a.sql", "CREATE TABLE lab.known (id INT);\nALTER PROCEDURE lab.work() SECURITY DEFINER;")
                .set("unknownSyntax", "warning");

        assertThat(project.succeed().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_level_that_does_not_exist_is_told_with_those_that_do() throws IOException {
        Review review = new Review(folder).script("a.sql", "SELECT 1;").set("unknownSyntax", "maybe");

        assertThat(catchThrowable(review::validation))
                .hasMessageContaining("'redshift.unknownSyntax' is 'maybe'")
                .hasMessageContaining("give error, warning");
    }

    private Review warned() {
        return new Review(folder).set("unknownSyntax", "warning");
    }

    private Validation invented() throws IOException {
        return warned().script("a.sql", INVENTED).validation();
    }

    private static CheckedScript script(Validation validation) {
        return List.copyOf(validation.scripts()).get(0);
    }
}
