package io.github.redshiftdeploy.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    @Test
    void is_the_sha_256_of_the_text() throws IOException {
        assertThat(checksum("SELECT 1;\n", 64))
                .isEqualTo("b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb\r\n", "a\rb\r", "a\nb\r\n", "a\r\nb\r"})
    void line_ends_do_not_count_however_the_text_is_read(String text) throws IOException {
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(checksum(text, piece)).isEqualTo(checksum("a\nb\n", 64));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\nb\n", "a\r\rb\r", "a\r\n\r\nb\n", "a\n\rb\n"})
    void empty_lines_count(String text) throws IOException {
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(checksum(text, piece)).isEqualTo(checksum("a\n\nb\n", 64));
        }
    }

    @Test
    void reading_byte_by_byte_counts_too() throws IOException {
        Checksum checksum = new Checksum(new ByteArrayInputStream("a\r\nb".getBytes(UTF_8)));

        int bytes = 0;
        while (checksum.read() >= 0) {
            bytes++;
        }

        assertThat(bytes).isEqualTo(4);
        assertThat(checksum.hex()).isEqualTo(checksum("a\nb", 64));
    }

    @Test
    void a_byte_is_the_same_alone_as_with_others() throws IOException {
        try (Checksum checksum = new Checksum(new ByteArrayInputStream(new byte[] {0, 'a', (byte) 0xFF}))) {
            assertThat(checksum.read()).isZero();
            assertThat(checksum.read()).isEqualTo('a');
            assertThat(checksum.read()).isEqualTo(0xFF);
            assertThat(checksum.read()).isEqualTo(-1);
        }
    }

    @Test
    void nobody_may_go_back_in_what_was_counted() throws IOException {
        try (Checksum checksum = new Checksum(new ByteArrayInputStream(new byte[0]))) {
            assertThat(checksum.markSupported()).isFalse();
        }
    }

    private static String checksum(String text, int piece) throws IOException {
        try (Checksum checksum = new Checksum(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            byte[] buffer = new byte[piece + 2];
            while (checksum.read(buffer, 1, piece) >= 0) {
                // Only the checksum is of interest.
            }
            return checksum.hex();
        }
    }
}
