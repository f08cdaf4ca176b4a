package io.github.redshiftdeploy.script;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.regex.Pattern;

/**
 * Reads some lines of a script to show them, all in one pass and no further than the last; a line without end is cut.
 */
final class SourceLines {

    private static final int LONGEST = 20_000;
    private static final int BLOCK =
            1 << 13; // Most scripts are smaller, and each one with findings takes such a block.

    /** What stands in a line with a key, wherever its quotes are. */
    private static final Pattern KEY = Pattern.compile("(?i)"
            + "(?:access_key_id|secret_access_key|session_token|master_symmetric_key|client_secret)\\W+\\w"
            + "|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

    private final NavigableSet<Integer> wanted;
    private final Map<Integer, String> lines = new HashMap<>();
    private final StringBuilder line = new StringBuilder();
    private int number = 1;
    private boolean afterReturn;

    private SourceLines(NavigableSet<Integer> wanted) {
        this.wanted = wanted;
    }

    /**
     * Returns the lines by their numbers. One that cannot be read is absent, for a message is better without it than
     * none; so is one that is likely to hold a secret.
     */
    static Map<Integer, String> read(ScriptText script, NavigableSet<Integer> numbers) {
        SourceLines lines = new SourceLines(numbers);
        if (numbers.isEmpty()) {
            return lines.lines;
        }
        try (Reader text = new InputStreamReader(script.open(), script.encoding())) {
            lines.read(text);
        } catch (IOException e) {
            // What was read so far is shown.
        }
        return lines.lines;
    }

    private void read(Reader text) throws IOException {
        char[] block = new char[BLOCK];
        int length = text.read(block);
        int from = length > 0 && block[0] == '\uFEFF' ? 1 : 0;
        while (length >= 0 && number <= wanted.last()) {
            add(block, from, length);
            from = 0;
            length = text.read(block);
        }
        endLine();
    }

    private void add(char[] block, int from, int length) {
        int begin = from;
        for (int i = from; i < length; i++) {
            char c = block[i];
            if (c == '\n' && afterReturn) {
                begin = i + 1; // The second half of a line end.
            } else if (c == '\n' || c == '\r') {
                keep(block, begin, i);
                endLine();
                begin = i + 1;
            }
            afterReturn = c == '\r';
        }
        keep(block, begin, length);
    }

    private void keep(char[] block, int begin, int end) {
        if (wanted.contains(number)) {
            line.append(block, begin, Math.min(end - begin, LONGEST - line.length()));
        }
    }

    private void endLine() {
        if (wanted.contains(number)) {
            if (!SecretWords.stand(line) && !KEY.matcher(line).find()) {
                lines.put(number, line.toString());
            }
            line.setLength(0);
        }
        number++;
    }
}
