package io.github.redshiftdeploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AwsCodeTest {

    private static final Path PAGES = Path.of("../docs/codes");

    @Test
    void each_code_has_a_page_and_each_page_a_code() throws IOException {
        Stream<String> codes = Arrays.stream(AwsCode.values()).map(code -> code.id() + ".md");

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.startsWith("RS41")))
                    .containsExactlyInAnyOrderElementsOf(codes.toList());
        }
    }

    @Test
    void each_page_says_what_it_means_and_how_to_mend_it() throws IOException {
        for (AwsCode code : AwsCode.values()) {
            assertThat(Files.readString(PAGES.resolve(code.id() + ".md")))
                    .startsWith("# " + code.id() + ": ")
                    .contains("\n## An example\n", "\n## How to mend it\n");
        }
    }
}
