package io.github.redshiftdeploy.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.github.redshiftdeploy.diagnostic.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Writes JSON that may be printed as it stands. Its values are the exact ones, but what a log or a terminal would obey
 * is written as an escape.
 */
final class JsonFile {

    private JsonFile() {}

    /** What a file is filled with. */
    @FunctionalInterface
    interface Content {
        /** Writes all of it. */
        void writeTo(JsonWriter json) throws IOException;
    }

    /** Writes a file as a whole; what is null is left out. */
    static void write(Path file, Content content) throws IOException {
        WholeFile.write(file, text -> {
            JsonWriter json = writer(text);
            json.setSerializeNulls(false);
            content.writeTo(json);
            json.flush();
        });
    }

    /** Returns what writes to a text, which remains open. */
    static JsonWriter writer(Writer text) {
        JsonWriter json = new JsonWriter(new Escapes(text));
        json.setIndent("  ");
        return json;
    }

    /** Returns what writes values to a text, without line breaks in them; the text remains open. */
    static JsonWriter lines(Writer text) {
        JsonWriter json = new JsonWriter(new Escapes(text));
        json.setStrictness(Strictness.LENIENT); // Each line is a value.
        return json;
    }

    /** Outside of strings JSON has none of these characters, so that each can be escaped wherever it stands. */
    private static final class Escapes extends FilterWriter {

        private char before;

        private Escapes(Writer text) {
            super(text);
        }

        @Override
        public void write(int c) throws IOException {
            write(new char[] {(char) c}, 0, 1);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }

        /** What needs no escape is written in one piece: a record of many statements is long. */
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            int written = from;
            for (int i = from; i < from + length; i++) {
                char now = text[i];
                boolean command = now == '#' && before == '#';
                before = now;
                if (command || isObeyed(now)) {
                    out.write(text, written, i - written);
                    escape(now);
                    written = i + 1;
                }
            }
            out.write(text, written, from + length - written);
        }

        private static boolean isObeyed(char c) {
            return !Character.isSurrogate(c) && !Printable.harmless(c) && c != '\n';
        }

        private void escape(char c) throws IOException {
            out.write("\\u" + Character.forDigit(c >> 12, 16) + Character.forDigit(c >> 8 & 15, 16)
                    + Character.forDigit(c >> 4 & 15, 16) + Character.forDigit(c & 15, 16));
        }
    }
}
