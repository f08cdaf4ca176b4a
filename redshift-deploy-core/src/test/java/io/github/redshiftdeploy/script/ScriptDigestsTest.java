package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TargetNames;
import io.github.redshiftdeploy.config.TargetScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptDigestsTest {

    @TempDir
    private Path folder;

    @Test
    void are_what_the_whole_text_and_the_leading_comments_tell() throws IOException {
        write("a.sql", "-- redshift-deploy: run=once\nSELECT 1;\nSELECT 2;\n");
        write("b.sql", "SELECT 1;\n");

        List<ScriptDigest> digests = digests().orElseThrow();

        assertThat(digests).extracting(digest -> digest.script().name()).containsExactly("a.sql", "b.sql");
        assertThat(digests)
                .extracting(digest -> digest.script().run())
                .containsExactly(RunPolicy.ONCE, RunPolicy.ALWAYS);
        assertThat(digests.get(1).checksum())
                .isEqualTo("b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd");
    }

    @Test
    void differ_where_the_end_of_a_long_script_does() throws IOException {
        String text = "SELECT 1;\n".repeat(100_000);
        write("a.sql", text);
        write("b.sql", text + " ");

        List<ScriptDigest> digests = digests().orElseThrow();

        assertThat(digests.get(0).checksum()).isNotEqualTo(digests.get(1).checksum());
    }

    @Test
    void are_not_known_when_one_script_begins_with_a_mistake() throws IOException {
        write("a.sql", "SELECT 1;\n");
        write("b.sql", "-- redshift-deploy: run=onec\nSELECT 1;\n");

        assertThat(digests()).isEmpty();
    }

    /** {@code sha256sum a.sql b.sql | sha256sum} prints the same. */
    @Test
    void of_all_scripts_are_those_of_their_texts_paths_and_order() throws IOException {
        write("a.sql", "SELECT 1;\n");
        write("b.sql", "SELECT '${word}';\r\n");

        String digest = ScriptDigests.ofAll(config());
        write("ordering.yaml", "[b.sql, a.sql]\n");

        assertThat(digest).isEqualTo("f0176c406f3987fddc9e3961fbec100db8be88e0b0269ae655984dd028f7f147");
        assertThat(ScriptDigests.ofAll(config())).isNotEqualTo(digest);
    }

    /** Each environment has scripts of its own, and what is promoted is the same all the same. */
    @Test
    void of_all_scripts_are_the_same_for_every_target_and_leg() throws IOException {
        write("a.sql", "SELECT 1;\n");
        write("b.sql", "SELECT 2;\n");
        write("ordering.yaml", "[{file: a.sql, targets: dev}, b.sql]\n");
        TargetScope scope = TargetScope.of(new TargetNames(List.of("dev", "prod"), List.of()), List.of("dev", "prod"));
        ScriptConfig dev = config().within(scope.on("dev").in(0));
        ScriptConfig prod = config().within(scope.on("prod"));

        assertThat(Discovery.discover(dev)).extracting(Script::name).containsExactly("a.sql");
        assertThat(Discovery.discover(prod)).extracting(Script::name).containsExactly("b.sql");
        assertThat(ScriptDigests.ofAll(dev)).isEqualTo(ScriptDigests.ofAll(prod));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Optional<List<ScriptDigest>> digests() throws IOException {
        return ScriptDigests.read(Discovery.discover(config()), config());
    }

    private ScriptConfig config() {
        return ScriptConfig.of(folder, SqlSet.standard(), Map.of(), new Settings(Map.of("path", ".")));
    }
}
