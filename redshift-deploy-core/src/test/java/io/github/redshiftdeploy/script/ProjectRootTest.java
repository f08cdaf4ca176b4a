package io.github.redshiftdeploy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRootTest {

    @TempDir
    private Path folder;

    private Path project;
    private ProjectRoot root;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(folder.resolve("project")).toRealPath();
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/file"), "secret");
        root = new ProjectRoot(project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c", "a/../b", "./a"})
    void a_file_that_is_not_there_yet_is_named(String path) throws IOException {
        assertThat(root.file(path)).isEqualTo(project.resolve(path).normalize());
        assertThat(root.file(project.resolve(path).toString()))
                .isEqualTo(project.resolve(path).normalize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside/file", "..", "/etc/passwd", "a/../../outside/new"})
    void a_path_that_leads_out_is_refused(String path) {
        assertOutside(path);
    }

    @Test
    void a_link_that_leads_out_is_refused_wherever_it_stands_on_the_way() throws IOException {
        Files.createSymbolicLink(project.resolve("file"), folder.resolve("outside/file"));
        Files.createSymbolicLink(project.resolve("folder"), folder.resolve("outside"));
        Files.createSymbolicLink(project.resolve("dangling"), folder.resolve("outside/new"));

        assertOutside("file");
        assertOutside("folder");
        assertOutside("folder/new");
        assertOutside("folder/new/newer");
        assertOutside("dangling");
        assertOutside("dangling/new");
    }

    @Test
    void a_link_that_stays_inside_is_none_of_these() throws IOException {
        Files.createDirectory(project.resolve("real"));
        Files.createSymbolicLink(project.resolve("link"), project.resolve("real"));

        assertThat(root.file("link/new")).isEqualTo(project.resolve("link/new"));
    }

    @Test
    void a_project_may_be_reached_by_a_link() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), project);

        assertThat(new ProjectRoot(link).file(link.resolve("new").toString())).isEqualTo(project.resolve("new"));
    }

    private void assertOutside(String path) {
        assertThatThrownBy(() -> root.file(path))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("'" + path + "' leaves the project");
    }
}
