package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the plugin's jar tells IDEs. */
class IdeTest {

    private static final String METADATA = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

    @Test
    void no_goal_runs_while_somebody_types() throws Exception {
        try (InputStream metadata = Objects.requireNonNull(getClass().getResourceAsStream(METADATA))) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(metadata);
            NodeList goals = document.getElementsByTagName("goal");

            assertThat(IntStream.range(0, goals.getLength())
                            .mapToObj(goals::item)
                            .map(goal -> goal.getTextContent().strip()))
                    .containsExactlyElementsOf(Goals.read().names());
            assertThat(document.getElementsByTagName("ignore").getLength()).isEqualTo(1);
        }
    }

    @Test
    void every_parameter_is_described() throws Exception {
        assertThat(Goals.read().all())
                .flatMap(Goals::editable)
                .allSatisfy(parameter -> assertThat(parameter.getDescription())
                        .as(parameter.getName())
                        .isNotBlank());
    }
}
