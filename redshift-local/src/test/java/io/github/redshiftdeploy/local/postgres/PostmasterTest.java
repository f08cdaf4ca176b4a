package io.github.redshiftdeploy.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostmasterTest {
    @TempDir
    private Path data;

    @Test
    void a_folder_that_was_never_started_names_nobody() throws Exception {
        assertThat(Postmaster.of(data)).isEmpty();
    }

    @Test
    void a_file_cut_short_names_nobody() throws Exception {
        Files.writeString(data.resolve("postmaster.pid"), "4711\n");

        assertThat(Postmaster.of(data)).isEmpty();
    }

    @Test
    void another_process_with_the_same_number_is_not_the_server() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().orElse(Instant.now()).getEpochSecond();
        Files.writeString(data.resolve("postmaster.pid"), self.pid() + "\n" + data + "\n" + started + "\n5432\n");

        assertThat(Postmaster.of(data)).hasValueSatisfying(postmaster -> {
            assertThat(postmaster.pid()).isEqualTo(self.pid());
            assertThat(postmaster.alive()).isFalse();
        });
    }
}
