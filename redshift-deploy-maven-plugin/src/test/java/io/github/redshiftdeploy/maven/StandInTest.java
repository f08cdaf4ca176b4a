package io.github.redshiftdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInTest {

    private static final StandIn.ClassPath UNWANTED = () -> {
        throw new IOException("asked for the jars");
    };

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void uses_one_that_is_kept_in_a_folder_with_any_name() throws IOException {
        serving();
        Files.writeString(folder.resolve("kept"), "" + ProcessHandle.current().pid());

        try (StandIn standIn = StandIn.open(folder, log::add, UNWANTED)) {
            assertThat(standIn.connection()).containsEntry("caFile", "/home/größe 漢/ca.pem");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void waits_for_one_that_ends_with_another_deployment() throws Exception {
        serving();
        CompletableFuture<Void> opening;
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            opening = CompletableFuture.runAsync(
                    () -> assertThatIOException().isThrownBy(() -> StandIn.open(folder, log::add, UNWANTED)));
            while (log.isEmpty() && !opening.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(opening).isNotDone();
        }

        opening.join();

        assertThat(log).containsExactly("another deployment uses the stand-in of this project: waiting until it ends");
    }

    @Test
    void starts_no_second_one_in_a_folder() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThatIOException()
                    .isThrownBy(() -> StandIn.start(folder, 0, UNWANTED))
                    .withMessageContaining("a stand-in runs in this project already");
        }
    }

    private void serving() throws IOException {
        Files.writeString(
                folder.resolve("connection.properties"),
                "caFile=/home/größe 漢/ca.pem\npid=" + ProcessHandle.current().pid() + "\n");
    }
}
