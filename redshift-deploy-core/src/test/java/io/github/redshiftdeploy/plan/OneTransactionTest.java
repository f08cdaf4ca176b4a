package io.github.redshiftdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.Identity;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.history.PriorDeployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code redshift.transaction=deployment} share a session: what one leaves, no later one may meet. */
class OneTransactionTest {

    private static final Map<String, String> DEPLOYMENT = Map.of("transaction", "deployment");
    private static final String QUALIFIED = "DELETE FROM sales.stage;\n";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TEMP TABLE stage (id INT);\n",
                "SELECT 1 AS id INTO TEMP TABLE stage;\n",
                "CREATE TABLE #stage (id INT);\nALTER TABLE #stage RENAME TO stage;\n",
                "PREPARE stage AS SELECT 1;\n",
                "CALL etl.makes_any('stage');\n"
            })
    void what_a_script_leaves_where_a_later_one_may_mean_it_is_an_error(String leaves) throws IOException {
        assertThat(problems(leaves, QUALIFIED, "DELETE FROM stage;\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.render())
                        .contains("1.sql: error[RS4308]: statement 1 leaves")
                        .contains("'3.sql' may meet")
                        .contains("drop what is temporary at the end of the script"));
    }

    @Test
    void a_temporary_table_that_its_script_drops_is_met_by_nobody() throws IOException {
        assertThat(problems("CREATE TEMP TABLE stage (id INT);\nDROP TABLE stage;\n", "DELETE FROM stage;\n"))
                .isEmpty();
    }

    @Test
    void a_temporary_table_of_the_last_script_is_met_by_nobody() throws IOException {
        assertThat(problems("DELETE FROM stage;\n", "CREATE TEMP TABLE stage (id INT);\n"))
                .isEmpty();
    }

    @Test
    void names_with_their_schemas_never_mean_a_temporary_table() throws IOException {
        assertThat(problems("CREATE TEMP TABLE stage (id INT);\n", QUALIFIED)).isEmpty();
    }

    @Test
    void scripts_with_transactions_of_their_own_have_sessions_of_their_own() throws IOException {
        assertThat(problems(Map.of(), "CREATE TEMP TABLE stage (id INT);\n", "DELETE FROM stage;\n"))
                .isEmpty();
    }

    private List<Diagnostic> problems(String... scripts) throws IOException {
        return problems(DEPLOYMENT, scripts);
    }

    private List<Diagnostic> problems(Map<String, String> properties, String... scripts) throws IOException {
        for (int i = 0; i < scripts.length; i++) {
            Files.writeString(root.resolve(i + 1 + ".sql"), scripts[i]);
        }
        RunConfig config = RunConfig.of(Identity.of("project"), "0", new Settings(properties));
        return Planner.plan(Outlines.checked(Outlines.in(root, properties)), PriorDeployments.NONE, Map.of(), config)
                .problems();
    }
}
