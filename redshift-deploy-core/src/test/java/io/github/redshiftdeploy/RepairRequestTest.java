package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever repairs has to say what. */
class RepairRequestTest {

    @Test
    void scripts_to_forget_are_named_with_commas_between_them() {
        assertThat(RepairRequest.of("sql/a.sql, fixes", scripts("")).forgotten())
                .isEqualTo(List.of("sql/a.sql", "fixes"));
        assertThatThrownBy(() -> RepairRequest.of(" , ", scripts("sql")))
                .hasMessageContaining("RS4207")
                .hasMessageContaining("'redshift.forget' names no script");
    }

    @Test
    void what_is_mended_is_named_by_its_path() {
        assertThat(RepairRequest.of(null, scripts("sql")).forgotten()).isEmpty();
        assertThatThrownBy(() -> RepairRequest.of(null, scripts("")))
                .hasMessageContaining("'redshift-deploy:repair' is not told what to repair");
    }

    private static ScriptConfig scripts(String path) {
        return ScriptConfig.of(Path.of("."), SqlSet.standard(), Map.of(), new Settings(Map.of("path", path)));
    }
}
