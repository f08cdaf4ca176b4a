package io.github.redshiftdeploy.delivery.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A jar says under which licence it is and whose work it is, wherever it ends up. */
class NoticeTest {

    @Test
    void every_jar_that_is_published_has_the_licence_and_the_notice() throws IOException {
        List<String> published = Poms.published();

        assertThat(published).hasSize(5);
        for (String module : published) {
            Path inside = Poms.ROOT.resolve(module).resolve("target/classes/META-INF");
            for (String file : List.of("LICENSE", "NOTICE")) {
                assertThat(inside.resolve(file)).hasSameBinaryContentAs(Poms.ROOT.resolve(file));
            }
        }
    }
}
