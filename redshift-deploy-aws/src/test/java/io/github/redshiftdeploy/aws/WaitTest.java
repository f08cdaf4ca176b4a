package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.connect.CredentialSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitTest {

    @Test
    void ends_when_it_is_interrupted() throws IOException {
        try (Scene scene = Scene.cluster().set("waitForCluster", "10m");
                CredentialSource source = scene.source(duration -> {
                    throw new InterruptedException();
                })) {
            scene.aws().clusterStatus("resizing");

            assertThatThrownBy(source::endpoint)
                    .hasMessageContaining("waiting for cluster 'redshift-local', which is 'resizing', was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void grows_with_growing_pauses_and_tells_so() throws IOException {
        try (Scene scene = Scene.cluster().set("waitForCluster", "10m");
                CredentialSource source = scene.source()) {
            scene.aws().clusterStatus("paused", "resuming", "modifying", "modifying", "modifying", "available");

            assertThat(source.endpoint().host()).isEqualTo("dw.example.com");
            assertThat(seconds(scene)).containsExactly(5L, 10L, 20L, 30L, 30L);
            assertThat(scene.progress)
                    .startsWith(
                            "cluster 'redshift-local' is 'paused', waiting since 0 s, at most 600 s",
                            "cluster 'redshift-local' is 'resuming', waiting since 5 s, at most 600 s")
                    .hasSize(5);
        }
    }

    @Test
    void lasts_no_longer_than_it_may() throws IOException {
        try (Scene scene = Scene.workgroup().set("waitForCluster", "12s");
                CredentialSource source = scene.source()) {
            scene.aws().workgroupStatus("MODIFYING");

            assertThatThrownBy(source::endpoint)
                    .hasMessageContaining("workgroup 'redshift-local' is 'MODIFYING' after 12 s of waiting");
            assertThat(seconds(scene)).containsExactly(5L, 7L);
        }
    }

    @Test
    void is_no_use_for_what_will_not_come() throws IOException {
        try (Scene scene = Scene.cluster().set("waitForCluster", "10m");
                CredentialSource source = scene.source()) {
            scene.aws().clusterStatus("hardware-failure");

            assertThatThrownBy(source::endpoint).hasMessageContaining("is 'hardware-failure'");
            assertThat(seconds(scene)).isEmpty();
        }
    }

    private static List<Long> seconds(Scene scene) {
        return scene.time.pauses().stream().map(Duration::toSeconds).toList();
    }
}
