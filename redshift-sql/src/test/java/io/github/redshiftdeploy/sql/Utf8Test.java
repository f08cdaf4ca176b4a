package io.github.redshiftdeploy.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void takes_every_character_of_unicode() {
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .forEach(character -> {
                    byte[] bytes = Character.toString(character).getBytes(UTF_8);
                    assertThat(Utf8.length(bytes, 0, bytes.length)).isEqualTo(bytes.length);
                });
    }

    @Test
    void reads_text_as_java_does() {
        for (String odd : List.of("", "\0", "\u0080", "ÿ", "\u0100", "€", "\uD83D\uDE00", "äöü", "ä€")) {
            for (int before = 0; before < 10; before++) {
                String text = "x".repeat(before) + odd + "y".repeat(9) + odd;
                byte[] bytes = ("'" + text + "'").getBytes(UTF_8);

                assertThat(Utf8.text(bytes, 1, bytes.length - 1)).isEqualTo(text);
            }
        }
    }

    @Test
    void refuses_the_bytes_that_java_refuses() {
        byte[] others = {
            0, 'a', (byte) 0x80, (byte) 0x8F, (byte) 0x90, (byte) 0x9F, (byte) 0xA0, (byte) 0xBF, (byte) 0xC2
        };
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (byte third : others) {
                    byte[] bytes = {(byte) first, (byte) second, third, third};
                    assertThat(Utf8.length(bytes, 0, bytes.length))
                            .as("%02x %02x %02x", first, second, third)
                            .isEqualTo(lengthForJava(bytes));
                }
            }
        }
    }

    @Test
    void waits_for_the_rest_of_a_character() {
        for (String character : List.of("é", "€", "😀")) {
            byte[] bytes = character.getBytes(UTF_8);
            for (int limit = 1; limit < bytes.length; limit++) {
                assertThat(Utf8.length(bytes, 0, limit)).isEqualTo(Utf8.INCOMPLETE);
            }
        }
    }

    @Test
    void counts_lines_of_every_kind_wherever_they_end() {
        String lines = "a\nb\r\nc\rd\n\n\r\r\n" + "é".repeat(40) + "\n" + "f".repeat(70) + "\n\r";
        byte[] text = lines.getBytes(UTF_8);

        for (int from = 0; from < text.length; from++) {
            int expected = 0;
            for (int to = from; to < text.length; to++) {
                assertThat(Utf8.lineEnds(text, from, to, text.length)).isEqualTo(expected);
                boolean ends =
                        text[to] == '\n' || (text[to] == '\r' && !(to + 1 < text.length && text[to + 1] == '\n'));
                expected += ends ? 1 : 0;
            }
        }
    }

    @Test
    void finds_the_first_byte_that_is_not_plain() {
        for (byte unusual : new byte[] {0, (byte) 0x80, (byte) 0xFF}) {
            for (int at = 0; at < 40; at++) {
                byte[] text = "\u0001\t ~".repeat(10).getBytes(UTF_8);
                text[at] = unusual;

                assertThat(Utf8.afterPlain(text, 0, text.length)).isEqualTo(at);
            }
        }
    }

    private static int lengthForJava(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        UTF_8.newDecoder().decode(source, CharBuffer.allocate(2), false);
        int length = source.position();
        return length == 0
                ? 0
                : Character.toString(new String(bytes, 0, length, UTF_8).codePointAt(0))
                        .getBytes(UTF_8)
                        .length;
    }
}
