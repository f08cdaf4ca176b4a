package io.github.redshiftdeploy.sql.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.sql.parser.Parsed;
import io.github.redshiftdeploy.sql.parser.SqlParser;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropEffectsTest {

    @ParameterizedTest
    @EnumSource
    void to_drop_an_object_of_any_type_is_an_effect_on_an_object_of_its_kind(ObjectType type) {
        Parsed parsed = new SqlParser().parse("DROP " + type + " x" + (type.routine() ? "()" : ""));

        assertThat(parsed.problems().isEmpty()).isEqualTo(type.dropped());
        assumeTrue(type.dropped());
        assertThat(new Analyzer().analyze(Objects.requireNonNull(parsed.tree())).direct())
                .map(Effect::toString)
                .singleElement()
                .isIn("drops " + kind(type) + " public.x", "drops " + kind(type) + " x");
    }

    private static String kind(ObjectType type) {
        return switch (type) {
            case EXTERNAL_TABLE, EXTERNAL_VIEW, MATERIALIZED_VIEW, TABLE, VIEW -> "relation";
            case EXTERNAL_FUNCTION, FUNCTION, PROCEDURE -> "routine";
            case EXTERNAL_SCHEMA, SCHEMA -> "schema";
            case DATABASE -> "database";
            case GROUP, ROLE, USER -> "principal";
            case EXTERNAL_MODEL, MODEL -> "model";
            case LIBRARY -> "library";
            case DATASHARE -> "datashare";
            case MASKING_POLICY, RLS_POLICY -> "policy";
            case IDENTITY_PROVIDER -> "identity provider";
            case TEMPLATE -> "template";
            case COLUMN, CONSTRAINT, COPY_JOB, LANGUAGE, WORKGROUP -> "nothing";
        };
    }
}
