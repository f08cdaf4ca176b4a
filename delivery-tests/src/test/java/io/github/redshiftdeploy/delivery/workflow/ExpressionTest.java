package io.github.redshiftdeploy.delivery.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Scope SCOPE = new Scope(
            Map.of(
                    "inputs", Map.of("goal", "execute", "sql-path", "", "resume", true),
                    "steps", Map.of("run", Map.of("outputs", new Variables(Map.of("state", "failed")))),
                    "vars", new Variables(Map.of())),
            false,
            false);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "inputs.goal != 'status' ; true",
                "inputs.goal == 'EXECUTE' && 'queue' || 'alone' ; queue",
                "inputs.goal == 'plan' && 'queue' || 'alone' ; alone",
                "inputs.sql-path || 'all scripts' ; all scripts",
                "vars.ANY || 'nobody set it' ; nobody set it",
                "(steps.run.outputs.state == 'failed' || false) && !inputs.sql-path ; true",
                "'it''s' ; it's",
                "always() && !failure() ; true"
            })
    void means_what_it_means_to_github(String expression, String value) {
        assertThat(Expression.text(Expression.value(expression, SCOPE))).isEqualTo(value);
    }

    @Test
    void a_text_that_is_one_expression_keeps_its_type() {
        assertThat(Expression.fill("${{ inputs.resume }}", SCOPE)).isEqualTo(true);
        assertThat(Expression.fill("a-${{ inputs.resume }}-${{ inputs.goal }}", SCOPE))
                .isEqualTo("a-true-execute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs.gaol", "hashFiles('x')", "1 + 2", "inputs.goal ==", "inputs[0]", "a b", "*", ""})
    void whatever_else_is_refused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.value(expression, SCOPE));
    }
}
