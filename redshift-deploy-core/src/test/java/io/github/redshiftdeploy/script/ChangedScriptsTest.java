package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedScriptsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void commitScriptsAndBranch() throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        script("same.sql", "SELECT 1;");
        script("committed.sql", "SELECT 1;");
        script("changed.sql", "SELECT 1;");
        script("staged.sql", "SELECT 1;");
        script("deleted.sql", "SELECT 1;");
        script("on-main.sql", "SELECT 1;");
        commit();
        git("checkout", "--quiet", "-b", "feature");
    }

    @Test
    void finds_what_is_committed_staged_changed_and_new_since_the_branch_left() throws Exception {
        script("committed.sql", "SELECT 2;");
        commit();
        git("checkout", "--quiet", "main");
        script("on-main.sql", "SELECT 2;");
        commit();
        git("checkout", "--quiet", "feature");
        script("changed.sql", "SELECT 2;");
        script("staged.sql", "SELECT 2;");
        git("add", "sql/staged.sql");
        script("new/with a space, ü.sql", "SELECT 2;");
        Files.delete(folder.resolve("sql/deleted.sql"));

        assertThat(changedSince("main"))
                .containsExactlyInAnyOrder(
                        "sql/committed.sql", "sql/changed.sql", "sql/staged.sql", "sql/new/with a space, ü.sql");
    }

    @Test
    void finds_nothing_where_nothing_has_changed() throws IOException {
        assertThat(changedSince("main")).isEmpty();
    }

    @Test
    void finds_scripts_of_a_project_in_a_folder_of_the_repository() throws Exception {
        script("../module/sql/a.sql", "SELECT 1;");

        assertThat(changedSince("main", folder.resolve("module"))).containsExactly("sql/a.sql");
    }

    @Test
    void a_link_has_changed_with_the_script_that_it_leads_to() throws Exception {
        Files.createSymbolicLink(folder.resolve("sql/link.sql"), Path.of("same.sql"));
        commit();
        git("checkout", "--quiet", "-b", "next");
        script("same.sql", "SELECT 2;");

        assertThat(changedSince("feature")).containsExactlyInAnyOrder("sql/link.sql", "sql/same.sql");
    }

    @Test
    void a_link_that_is_new_has_changed_though_its_script_has_not() throws Exception {
        Files.createSymbolicLink(folder.resolve("sql/link.sql"), Path.of("same.sql"));

        assertThat(changedSince("main")).containsExactly("sql/link.sql");
    }

    @Test
    void what_is_checked_out_is_a_commit_of_a_branch() throws IOException {
        String commit = new Git(folder).ask("rev-parse", "HEAD").output().strip();

        assertThat(Checkout.of(folder)).isEqualTo(Map.of("commit", commit, "branch", "feature"));
    }

    @Test
    void a_commit_says_how_many_files_of_the_project_differ_from_it() throws Exception {
        String commit = new Git(folder).ask("rev-parse", "HEAD").output().strip();
        script("changed.sql", "SELECT 2;");
        assertThat(Checkout.of(folder)).containsEntry("commit", commit + " with 1 changed file");

        script("new/a.sql", "SELECT 1;");
        script("new/b.sql", "SELECT 1;");
        script("../target/report.json", "{}");
        assertThat(Checkout.of(folder)).containsEntry("commit", commit + " with 3 changed files");
        assertThat(Checkout.has(folder, commit + " with 3 changed files")).isTrue();
    }

    @Test
    void a_commit_that_is_checked_out_by_itself_has_no_branch() throws IOException {
        String commit = new Git(folder).ask("rev-parse", "HEAD").output().strip();
        git("checkout", "--quiet", "--detach");

        assertThat(Checkout.of(folder)).isEqualTo(Map.of("commit", commit));
    }

    @Test
    void nothing_is_checked_out_where_there_is_no_repository(@TempDir Path elsewhere) {
        assertThat(Checkout.of(elsewhere)).isEmpty();
    }

    @Test
    void refuses_a_ref_that_is_not_there() {
        assertThatThrownBy(() -> changedSince("origin/mian"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessage("""
                        error[RS2117]: 'redshift.changedSince' names no commit: 'origin/mian'
                           = help: give a branch, a tag or a commit that has been fetched; \
                        in GitHub Actions, give actions/checkout 'fetch-depth: 0'""");
    }

    @Test
    void refuses_a_folder_that_is_in_no_repository(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> ChangedScripts.since("main", elsewhere, List.of()))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith(
                        "error[RS2116]: which scripts have changed is not known: the project is in no Git")
                .hasMessageContaining("= git: fatal: ");
    }

    @Test
    void refuses_a_history_that_was_cut_off(@TempDir Path clone) throws Exception {
        script("committed.sql", "SELECT 2;");
        commit();
        git("clone", "--quiet", "--depth=1", "--no-single-branch", "file://" + folder, clone.toString());

        assertThatThrownBy(() -> ChangedScripts.since("origin/main", clone, List.of()))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith("error[RS2118]: the history does not reach back to where this branch left")
                .hasMessageContaining("fetch-depth: 0");
    }

    @Test
    void refuses_a_branch_that_has_nothing_in_common() throws Exception {
        git("checkout", "--quiet", "--orphan", "other");
        script("same.sql", "SELECT 2;");
        commit();

        assertThatThrownBy(() -> changedSince("main"))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageStartingWith("error[RS2118]: this branch and 'main' have no commit in common");
    }

    @Test
    void a_ref_is_never_an_option_of_git() {
        assertThatThrownBy(() -> changedSince("--output=x")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> changedSince(String ref) throws IOException {
        return changedSince(ref, folder);
    }

    private static List<String> changedSince(String ref, Path project) throws IOException {
        SqlSet set = new SqlSet("sql", List.of(), List.of(), List.of());
        ScriptConfig config = ScriptConfig.of(project, set, Map.of(), new Settings(Map.of()));
        return ChangedScripts.since(ref, project, Discovery.discover(config)).stream()
                .map(Script::name)
                .toList();
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve("sql").resolve(name).normalize();
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git("add", "--all");
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "--quiet", "--message=Change");
    }

    private void git(String... arguments) throws IOException {
        Git.Answer answer = new Git(folder).askOrComplain(arguments);
        assertThat(answer.succeeded()).as(answer.output()).isTrue();
    }
}
