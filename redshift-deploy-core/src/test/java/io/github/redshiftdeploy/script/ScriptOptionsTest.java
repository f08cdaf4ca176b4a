package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ordering says of a script holds however the script is chosen. */
final class ScriptOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void the_options_of_a_script_hold_however_it_is_chosen() throws IOException {
        files("sql/loads/2026/a.sql", "sql/loads/b.sql", "sql/c.sql");
        write("sql/ordering.yaml", """
                order:
                  - file: loads/2026/a.sql
                    run: once
                  - file: loads/
                    run: on-change
                  - file: "*.sql"
                    transaction: none
                """);

        Map<String, Script> whole = scripts(Map.of());

        assertThat(whole.values())
                .extracting(Script::run)
                .containsExactly(RunPolicy.ALWAYS, RunPolicy.ONCE, RunPolicy.ON_CHANGE);
        assertThat(scripts(Map.of("path", "sql/loads/2026/a.sql"))).isEqualTo(only(whole, "sql/loads/2026/a.sql"));
        assertThat(scripts(Map.of("path", "sql/loads/2026"))).isEqualTo(only(whole, "sql/loads/2026/a.sql"));
        assertThat(scripts(Map.of("path", "sql/loads")))
                .isEqualTo(only(whole, "sql/loads/2026/a.sql", "sql/loads/b.sql"));
        assertThat(scripts(Map.of("path", "sql/c.sql"))).isEqualTo(only(whole, "sql/c.sql"));
        assertThat(scripts(Map.of("order", "c.sql,loads/b.sql,loads/2026/a.sql")))
                .isEqualTo(whole);
    }

    @Test
    void the_nearest_ordering_counts_most_for_each_option() throws IOException {
        files("sql/loads/a.sql");
        write("sql/loads/ordering.yaml", "order:\n  - file: a.sql\n    run: once\n");
        write("sql/ordering.yaml", "order:\n  - file: loads/\n    run: always\n    transaction: none\n");

        for (String path : List.of("sql", "sql/loads", "sql/loads/a.sql")) {
            assertThat(Discovery.discover(config(Map.of("path", path))))
                    .as(path)
                    .singleElement()
                    .satisfies(script -> {
                        assertThat(script.run()).isEqualTo(RunPolicy.ONCE);
                        assertThat(script.transaction()).isEqualTo(TransactionPolicy.NONE);
                    });
        }
    }

    @Test
    void an_ordering_above_a_chosen_script_that_cannot_be_read_stops_it() throws IOException {
        files("sql/loads/a.sql");
        write("sql/ordering.yaml", "order: [");

        for (String path : List.of("sql/loads/a.sql", "sql/loads")) {
            assertThatThrownBy(() -> scripts(Map.of("path", path)))
                    .as(path)
                    .hasMessageContaining("sql/ordering.yaml")
                    .hasMessageContaining("not valid YAML");
        }
    }

    private Map<String, Script> scripts(Map<String, String> settings) throws IOException {
        Map<String, Script> scripts = new TreeMap<>();
        Discovery.discover(config(settings)).forEach(script -> scripts.put(script.name(), script));
        return scripts;
    }

    private static Map<String, Script> only(Map<String, Script> all, String... names) {
        Map<String, Script> some = new TreeMap<>(all);
        some.keySet().retainAll(List.of(names));
        return some;
    }

    private ScriptConfig config(Map<String, String> values) {
        Settings settings = new Settings(values);
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        return ScriptConfig.of(folder, set, Map.of(), settings);
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            write(name, "SELECT 1;\n");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
