package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.TransactionPolicy;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    @TempDir
    private Path folder;

    @Test
    void takes_every_script_in_path_order_and_leaves_companions_out() throws IOException {
        files("sql/10_b.sql", "sql/2_a.sql", "sql/2_a.test.sql", "sql/2_a.rollback.sql", "sql/1/z.sql", "sql/notes.md");

        assertThat(discover(Map.of())).containsExactly("sql/1/z.sql", "sql/2_a.sql", "sql/10_b.sql");
    }

    @Test
    void a_folder_in_which_nothing_was_meant_as_a_script_is_empty() throws IOException {
        assertThat(Discovery.isEmpty(config(Map.of()))).isTrue();

        files("sql/notes.md", "sql/a.test.sql");
        assertThat(Discovery.isEmpty(config(Map.of()))).isTrue();

        files("sql/A.SQL");
        assertThat(Discovery.isEmpty(config(Map.of()))).isFalse();
    }

    @Test
    void includes_and_excludes_choose() throws IOException {
        files("sql/a.sql", "sql/b.ddl", "sql/old/c.sql", "sql/old/d.ddl", "sql/.git/e.sql");

        List<String> names = discover(Map.of("includes", "**/*.sql,*.ddl", "excludes", "old/"));

        assertThat(names).containsExactly("sql/a.sql", "sql/b.ddl");
    }

    @Test
    void an_include_may_mean_everything_in_a_folder() throws IOException {
        files("sql/a.sql", "sql/new/b.sql", "sql/new/deep/c.ddl", "sql/new/d.sql.orig");

        List<String> all = List.of("sql/new/b.sql", "sql/new/d.sql.orig", "sql/new/deep/c.ddl");
        assertThat(discover(Map.of("includes", "new/"))).containsExactlyElementsOf(all);
        assertThat(discover(Map.of("includes", "new/**"))).containsExactlyElementsOf(all);
        assertThat(discover(Map.of("includes", "new/**/*"))).containsExactlyElementsOf(all);
    }

    @Test
    void an_include_matches_whole_names() throws IOException {
        files("sql/a.sql", "sql/a.sql.orig", "sql/new/b.sql", "sql/new/b.sql.orig/c.txt");

        assertThat(discover(Map.of("includes", "**/*.sql"))).containsExactly("sql/a.sql", "sql/new/b.sql");
    }

    @Test
    void several_paths_run_in_the_order_in_which_they_are_given() throws IOException {
        files("sql/a.sql", "sql/b/2.sql", "sql/b/1.sql", "sql/c_1.sql", "sql/c_10.sql", "sql/c_2.sql", "sql/d/c_3.sql");

        assertThat(discover(Map.of("path", "sql/c_*.sql, sql/b, sql/a.sql")))
                .containsExactly(
                        "sql/c_1.sql", "sql/c_2.sql", "sql/c_10.sql", "sql/b/1.sql", "sql/b/2.sql", "sql/a.sql");
        assertThat(discover(Map.of("path", "sql/c_*.sql,sql/c_10.sql")))
                .containsExactly("sql/c_1.sql", "sql/c_2.sql", "sql/c_10.sql");
        assertThat(discover(Map.of("path", "**/c_?.sql")))
                .containsExactly("sql/c_1.sql", "sql/c_2.sql", "sql/d/c_3.sql");
    }

    @Test
    void tells_what_is_wrong_with_several_paths() throws IOException {
        files("sql/a.sql", "sql/b,c.sql");

        assertThat(said(Map.of("path", "sql,sql/a*.sql"))).contains("'sql.path' names 'sql/a.sql' twice");
        assertThat(said(Map.of("path", "sql/a.sql,sql/a.sql"))).contains("'sql.path' names 'sql/a.sql' twice");
        assertThat(said(Map.of("path", "sql/x*.sql"))).contains("no script matches 'sql/x*.sql'");
        assertThat(said(Map.of("path", "nowhere/*.sql"))).contains("there is no file or folder 'nowhere'");
        assertThat(said(Map.of("path", "../*.sql"))).contains("'../' leaves the project");
        assertThat(said(Map.of("path", "sql/b,c.sql"))).contains("there is no file or folder 'sql/b'");
        assertThat(discover(Map.of("path", "sql/b?c.sql"))).containsExactly("sql/b,c.sql");
        assertThat(said(Map.of("path", "sql/a.sql,sql/b?c.sql", "order", "a.sql")))
                .contains("'sql.order' orders a folder, but 'sql.path' is several");
    }

    @Test
    void a_path_that_is_a_file_is_that_one_script() throws IOException {
        files("sql/a.sql", "sql/b.sql", "sql/ordering.yaml");

        assertThat(discover(Map.of("path", "sql/b.sql"))).containsExactly("sql/b.sql");
    }

    @Test
    void a_path_that_is_a_folder_replaces_directory_and_files() throws IOException {
        files("sql/a.sql", "release/c.sql", "release/b.sql");

        assertThat(discover(Map.of("path", "release", "files", "a.sql")))
                .containsExactly("release/b.sql", "release/c.sql");
    }

    @Test
    void an_absolute_path_inside_the_project_is_taken() throws IOException {
        files("sql/a.sql");

        assertThat(discover(Map.of("path", folder.resolve("sql").toString()))).containsExactly("sql/a.sql");
    }

    @Test
    void the_command_line_is_over_the_file_and_the_file_over_the_set() throws IOException {
        files("sql/a.sql", "sql/b.sql", "sql/c.sql");
        Map<String, String> settings = new TreeMap<>(Map.of("files", "c.sql,b.sql,a.sql"));

        assertThat(discover(settings)).containsExactly("sql/c.sql", "sql/b.sql", "sql/a.sql");

        write("sql/ordering.yaml", "[b.sql, a.sql, c.sql]");
        assertThat(discover(settings)).containsExactly("sql/b.sql", "sql/a.sql", "sql/c.sql");

        settings.put("order", " a.sql , c.sql,b.sql");
        assertThat(discover(settings)).containsExactly("sql/a.sql", "sql/c.sql", "sql/b.sql");
    }

    @Test
    void an_ordering_takes_folders_globs_and_names() throws IOException {
        files("sql/s/2.sql", "sql/s/10.sql", "sql/t/dim_a.sql", "sql/t/dim_b.sql", "sql/t/x.sql", "sql/z.sql");
        write("sql/ordering.yaml", """
                order:
                  - t/dim_b.sql
                  - s/
                  - ./t/dim_*.sql
                  - t/?.sql
                  - "**/z.sql"
                """);

        assertThat(discover(Map.of()))
                .containsExactly(
                        "sql/t/dim_b.sql",
                        "sql/s/2.sql",
                        "sql/s/10.sql",
                        "sql/t/dim_a.sql",
                        "sql/t/x.sql",
                        "sql/z.sql");
    }

    @Test
    void a_folder_takes_what_is_not_named_by_itself_be_it_nothing() throws IOException {
        files("sql/s/a.sql", "sql/b.sql");

        assertThat(discover(Map.of("order", "s/,b.sql,s/a.sql"))).containsExactly("sql/b.sql", "sql/s/a.sql");
    }

    @Test
    void an_ordering_may_be_written_on_windows() throws IOException {
        files("sql/t/a.sql", "sql/b.sql");
        write("sql/ordering.yaml", "\uFEFForder:\r\n  - b.sql\r\n  - t\\a.sql\r\n");

        assertThat(discover(Map.of())).containsExactly("sql/b.sql", "sql/t/a.sql");
    }

    @Test
    void unlisted_scripts_run_last_or_not_at_all() throws IOException {
        files("sql/a.sql", "sql/b.sql", "sql/c.sql");

        write("sql/ordering.yaml", "order: [c.sql]\nunlisted: last");
        assertThat(discover(Map.of())).containsExactly("sql/c.sql", "sql/a.sql", "sql/b.sql");

        write("sql/ordering.yaml", "order: [c.sql]\nunlisted: ignore");
        assertThat(discover(Map.of())).containsExactly("sql/c.sql");
    }

    @Test
    void an_entry_gives_its_options_to_all_that_it_names() throws IOException {
        files("sql/a.sql", "sql/t/b.sql", "sql/t/c.sql");
        write("sql/ordering.yaml", """
                - a.sql
                - file: t/
                  run: on-change
                  transaction: none
                """);

        List<Script> scripts = Discovery.discover(config(Map.of("run", "once", "transaction", "script")));

        assertThat(scripts)
                .extracting(Script::run)
                .containsExactly(RunPolicy.ONCE, RunPolicy.ON_CHANGE, RunPolicy.ON_CHANGE);
        assertThat(scripts)
                .extracting(Script::transaction)
                .containsExactly(TransactionPolicy.SCRIPT, TransactionPolicy.NONE, TransactionPolicy.NONE);
    }

    @Test
    void a_script_has_the_last_word_on_its_options() throws IOException {
        write("sql/a.sql", "-- What it does.\n--redshift-deploy: run=once transaction=none\nSELECT 1;");
        write("sql/ordering.yaml", "- file: a.sql\n  run: on-change");
        ScriptConfig config = config(Map.of());

        Outline outline =
                OutlineReader.read(Discovery.discover(config).get(0), config, new Facts(), mistake -> {}, () -> true);

        assertThat(outline.script().run()).isEqualTo(RunPolicy.ONCE);
        assertThat(outline.script().transaction()).isEqualTo(TransactionPolicy.NONE);
    }

    @Test
    void an_anchor_is_no_way_to_say_it_twice() throws IOException {
        files("sql/a.sql");
        write("sql/ordering.yaml", "- &a a.sql\n- *a\n");

        assertThatThrownBy(() -> discover(Map.of()))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("listed twice: 'a.sql'");
    }

    /** Which name was meant is looked for among all scripts, so telling each of very many mistakes took minutes. */
    @Test
    void the_first_mistakes_of_an_ordering_are_told_and_the_others_counted() throws IOException {
        files("sql/a.sql");
        write("sql/ordering.yaml", "- a.sql\n" + "- b.sql\n".repeat(20_000) + "- a.sql\n".repeat(60));

        String said = said(Map.of());

        assertThat(said.lines())
                .filteredOn(line -> line.contains("error[RS2104]"))
                .hasSize(51)
                .startsWith("sql/ordering.yaml:2:3: error[RS2104]: no script matches 'b.sql'")
                .endsWith("sql/ordering.yaml: error[RS2104]: entries that match no script, beside those above: 19950");
        assertThat(said.lines())
                .filteredOn(line -> line.contains("error[RS2103]"))
                .hasSize(51)
                .endsWith("sql/ordering.yaml: error[RS2103]: entries that list a script again, beside those above: 10");
    }

    @Test
    void of_a_million_lines_that_mean_nothing_the_first_are_told_and_the_others_counted() throws IOException {
        files("sql/a.sql");
        write("sql/ordering.yaml", "- fiel: a.sql\n".repeat(1_000_000));

        assertThat(said(Map.of()).lines())
                .filteredOn(line -> line.contains("error["))
                .hasSize(51)
                .startsWith("sql/ordering.yaml:1:3: error[RS2107]: unknown key 'fiel'")
                .endsWith("sql/ordering.yaml: error[RS2106]: 1999950 more mistakes");
    }

    @Test
    void of_very_many_scripts_that_are_not_mentioned_the_first_are_named() throws IOException {
        for (int i = 1; i <= 60; i++) {
            files("sql/" + i + ".sql");
        }
        write("sql/ordering.yaml", "- 1.sql\n");

        assertThat(said(Map.of()))
                .startsWith("error[RS2105]: not mentioned in sql/ordering.yaml: '2.sql', '3.sql', ")
                .contains(", '51.sql' and 9 more\n");
    }

    @Test
    void an_ordering_that_holds_itself_or_is_very_deep_is_malformed() throws IOException {
        files("sql/a.sql");

        write("sql/ordering.yaml", "order: &all\n  - *all\n");
        assertThatThrownBy(() -> discover(Map.of())).isInstanceOf(DiagnosticException.class);

        write("sql/ordering.yaml", "[".repeat(200_000));
        assertThatThrownBy(() -> discover(Map.of())).isInstanceOf(DiagnosticException.class);
    }

    @Test
    void an_ordering_of_many_scripts_is_read_quickly() throws IOException {
        List<String> names = IntStream.range(0, 20_000)
                .mapToObj(i -> "tables_of_the_sales_department_" + i + ".sql")
                .toList();
        Path file = write("ordering.yaml", names.stream().collect(Collectors.joining("\n- ", "- ", "\n")));
        long begun = System.nanoTime();

        Ordering ordering = OrderingFile.read(file, "ordering.yaml");
        List<String> ordered = new OrderedScripts(ordering, names, mistake -> {}).resolve();

        assertThat(ordered).isEqualTo(names);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_are_followed_inside_the_project_and_refused_when_they_leave_it(@TempDir Path outside)
            throws IOException {
        files("sql/a.sql", "shared/b.sql");
        Files.createSymbolicLink(folder.resolve("sql/shared"), folder.resolve("shared"));
        Files.createSymbolicLink(folder.resolve("sql/c.sql"), folder.resolve("shared/b.sql"));

        assertThat(discover(Map.of())).containsExactly("sql/a.sql", "sql/c.sql", "sql/shared/b.sql");

        Files.writeString(outside.resolve("x.sql"), "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("sql/out"), outside);
        Files.createSymbolicLink(folder.resolve("sql/x.sql"), outside.resolve("x.sql"));
        Files.createSymbolicLink(folder.resolve("away"), outside);
        assertThat(said(Map.of())).isEqualTo("""
                error[RS2108]: 'sql/out' leaves the project
                   = help: name a file or folder inside the project, without '..' or a link that leads out

                error[RS2108]: 'sql/x.sql' leaves the project
                   = help: name a file or folder inside the project, without '..' or a link that leads out""");
        assertThat(said(Map.of("path", "away"))).startsWith("error[RS2108]: 'away' leaves the project");
        assertThat(said(Map.of("path", "away/x.sql"))).startsWith("error[RS2108]: 'away/x.sql' leaves the project");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_ordering_that_is_a_link_out_of_the_project_is_refused(@TempDir Path outside) throws IOException {
        files("sql/a.sql");
        Path secret = Files.writeString(outside.resolve("secret.yaml"), "password: hunter2");
        Files.createSymbolicLink(folder.resolve("sql/ordering.yaml"), secret);

        assertThat(said(Map.of()))
                .startsWith("error[RS2108]: 'sql/ordering.yaml' leaves the project")
                .doesNotContain("hunter2");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_in_a_circle_and_links_to_nothing_are_told() throws IOException {
        files("sql/a.sql", "sql/sub/b.sql");
        Files.createSymbolicLink(folder.resolve("sql/sub/up"), folder.resolve("sql"));
        Files.createSymbolicLink(folder.resolve("sql/gone.sql"), folder.resolve("sql/nowhere.sql"));

        assertThat(said(Map.of()).split("\n\n")).containsExactlyInAnyOrder("""
                sql/sub/up: error[RS2114]: the link leads back to a folder above it
                   = help: remove the link""", """
                sql/gone.sql: error[RS2114]: neither a file nor a link to one
                   = help: remove it, or exclude it""");
        assertThat(discover(Map.of("excludes", "sub/up,gone.sql"))).containsExactly("sql/a.sql", "sql/sub/b.sql");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_project_that_is_reached_by_a_link_is_inside_itself() throws IOException {
        files("project/sql/a.sql");
        write("project/sql/ordering.yaml", "order:\n  - file: a.sql\n    run: once\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("project"));
        ScriptConfig config = ScriptConfig.of(
                link,
                SqlSet.standard(),
                Map.of(),
                new Settings(Map.of("path", link.resolve("sql").toString())));

        List<Script> scripts = Discovery.discover(config);

        assertThat(scripts).extracting(Script::name).containsExactly("sql/a.sql");
        assertThat(scripts).extracting(Script::run).containsExactly(RunPolicy.ONCE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_names_of_any_kind_stay_on_their_line() throws IOException {
        files("sql/\n::add-mask::x.sql", "sql/back\\slash.sql", "sql/ü ${x} '.sql", "sql/%41.sql");
        write("sql/ordering.yaml", "- x.sql");

        assertThat(said(Map.of()).lines())
                .anyMatch(line -> line.contains("\uFFFD::add-mask::x.sql"))
                .anyMatch(line -> line.contains("back\\slash.sql"))
                .noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void a_folder_that_may_not_be_read_is_told() throws IOException {
        files("sql/a.sql", "sql/secret/b.sql");
        List<String> said = new ArrayList<>();
        ScriptFolder scripts = new ScriptFolder(
                new ProjectRoot(folder),
                folder.toRealPath().resolve("sql"),
                List.of("**/*.sql"),
                List.of("old/"),
                problem -> said.add(problem.render()));

        scripts.visitFileFailed(folder.toRealPath().resolve("sql/secret"), new AccessDeniedException("secret"));
        scripts.visitFileFailed(folder.toRealPath().resolve("sql/old"), new AccessDeniedException("old"));

        assertThat(said).containsExactly("""
                sql/secret: error[RS2114]: cannot be read
                   = help: check that it may be read, or exclude it""");
    }

    private List<String> discover(Map<String, String> settings) throws IOException {
        return Discovery.discover(config(settings)).stream().map(Script::name).toList();
    }

    private String said(Map<String, String> settings) throws IOException {
        try {
            return "found " + discover(settings);
        } catch (DiagnosticException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private ScriptConfig config(Map<String, String> values) {
        Settings settings = new Settings(values);
        SqlSet set = new SqlSet("sql", settings.list("includes"), settings.list("excludes"), settings.list("files"));
        return ScriptConfig.of(folder, set, Map.of(), settings);
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            write(name, name.endsWith(".yaml") ? "[]" : "SELECT 1;\n");
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
