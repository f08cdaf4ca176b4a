package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No link in a repository leads a report out of it. */
class ReportFolderTest {

    private static final Path NAME = Path.of("redshift-deploy");

    @TempDir
    private Path folder;

    private Path project;
    private Path outside;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(folder.resolve("project")).toRealPath();
        outside = Files.createDirectory(folder.resolve("outside"));
    }

    @Test
    void it_is_in_the_folder_of_the_build() throws IOException {
        assertThat(ReportFolder.of(project, project.resolve("target"), NAME))
                .isEqualTo(project.resolve("target/redshift-deploy"));
        assertThat(ReportFolder.of(project, outside, NAME))
                .isEqualTo(outside.toRealPath().resolve(NAME));
        assertThat(ReportFolder.of(project, folder.resolve("new"), NAME))
                .isEqualTo(folder.resolve("new/redshift-deploy"));
    }

    @Test
    void a_link_in_its_place_or_above_it_is_refused() throws IOException {
        Files.createDirectory(project.resolve("a"));
        Files.createSymbolicLink(project.resolve("a/redshift-deploy"), outside);
        Files.createSymbolicLink(project.resolve("b"), outside);
        Path build = Files.createDirectory(folder.resolve("build"));
        Files.createSymbolicLink(build.resolve("redshift-deploy"), outside);

        for (Path target : new Path[] {project.resolve("a"), project.resolve("b"), build}) {
            assertThatThrownBy(() -> ReportFolder.of(project, target, NAME)).isInstanceOf(DiagnosticException.class);
        }
    }

    @Test
    void a_file_that_is_private_is_so_from_the_start() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = folder.resolve("new/plan.sql");

        WholeFile.writePrivate(file, text -> {
            try (var parts = Files.list(folder.resolve("new"))) {
                parts.forEach(ReportFolderTest::assertPrivate);
            }
            text.write("PASSWORD 'x'");
        });

        assertPrivate(file);
        assertThat(file).hasContent("PASSWORD 'x'");
    }

    @Test
    void a_link_in_the_place_of_a_file_is_replaced_and_not_followed() throws IOException {
        Path victim = Files.writeString(outside.resolve("victim"), "mine");
        Path file = Files.createSymbolicLink(project.resolve("report.json"), victim);
        Files.createSymbolicLink(
                project.resolve("report.json." + ProcessHandle.current().pid() + ".part"), victim);

        WholeFile.write(file, text -> text.write("new"));

        assertThat(victim).hasContent("mine");
        assertThat(file).hasContent("new");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    private static void assertPrivate(Path file) {
        try {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
