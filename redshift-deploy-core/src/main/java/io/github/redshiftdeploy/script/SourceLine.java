package io.github.redshiftdeploy.script;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads one line of a file to show it; a line without end is cut. */
final class SourceLine {

    private static final int LONGEST = 20_000;

    private SourceLine() {}

    /** Returns the line, or null when it cannot be read: a message is better without it than not at all. */
    static @Nullable String read(Path file, Charset encoding, int number) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                Reader text = new InputStreamReader(bytes, encoding)) {
            return line(text, number);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String line(Reader text, int number) throws IOException {
        StringBuilder line = new StringBuilder();
        int at = 1;
        int before = -1;
        for (int c = text.read(); c >= 0; c = text.read()) {
            boolean secondHalf = before == '\r' && c == '\n';
            before = c;
            if (secondHalf || (at == 1 && line.isEmpty() && c == '\uFEFF')) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                if (at == number) {
                    return line.toString();
                }
                at++;
            } else if (at == number && line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        return at == number ? line.toString() : null;
    }
}
