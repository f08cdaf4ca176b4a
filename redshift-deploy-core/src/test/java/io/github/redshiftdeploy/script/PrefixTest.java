package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.sql.StatementKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixTest {

    @TempDir
    private Path folder;

    @Test
    void is_of_as_many_statements_as_are_asked_for() throws IOException {
        Prefix prefix = prefix("SELECT 1; VACUUM; ANALYZE;", 2, 2);

        assertThat(prefix.statements()).isEqualTo(2);
        assertThat(prefix.last()).isEqualTo(StatementKind.VACUUM);
    }

    @Test
    void is_of_all_statements_where_there_are_fewer() throws IOException {
        Prefix prefix = prefix("SELECT 1; VACUUM;", 7, 7);

        assertThat(prefix.statements()).isEqualTo(2);
        assertThat(prefix.last()).isEqualTo(StatementKind.VACUUM);
    }

    @Test
    void changes_with_the_statements_that_it_covers_and_no_other() throws IOException {
        String checksum = prefix("SELECT 1; SELECT 2; SELECT 3;", 2, 1).checksum();

        assertThat(prefix("SELECT 1; SELECT 20; SELECT 30;", 2, 1).checksum()).isEqualTo(checksum);
        assertThat(prefix("SELECT 10; SELECT 2; SELECT 3;", 2, 1).checksum()).isNotEqualTo(checksum);
    }

    @Test
    void tells_two_statements_from_one_with_the_same_text() throws IOException {
        assertThat(prefix("SELECT 1;x;", 2, 2).checksum())
                .isNotEqualTo(prefix("SELECT 1x;", 2, 2).checksum());
    }

    private Prefix prefix(String text, int statements, int covered) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), text);
        Script script = new Script(
                "a.sql", new ScriptText.InFile(file, StandardCharsets.UTF_8), RunPolicy.ALWAYS, TransactionPolicy.AUTO);
        ScriptConfig config = ScriptConfig.of(folder, SqlSet.standard(), Map.of(), new Settings(Map.of()));
        return Prefix.read(script, config, statements, covered);
    }
}
