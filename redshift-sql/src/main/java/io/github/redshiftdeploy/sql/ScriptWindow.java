package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.MetaSyntax;
import io.github.redshiftdeploy.sql.lexer.Splitter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The piece of a script that is in memory, in UTF-8: from the start of the current statement to as far as was needed so
 * far. Offsets count bytes from that start.
 */
final class ScriptWindow implements Closeable {

    /** How much of a script is in memory at first, in bytes. */
    static final int SMALLEST = 16 * 1024;

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final InputStream script;
    private final Consumer<Position> nul;
    private final MetaSyntax commands;

    private byte[] text = new byte[SMALLEST];
    private int from;

    /** The index after the last whole character, and the one after the last byte. */
    private int limit;

    private int filled;

    /** Where in the script the array begins. */
    private Position begin = Position.START;

    /** The index whose place was asked for last, from which the next one is counted. */
    private int known;

    private Position knownPosition = Position.START;
    private boolean atStart = true;
    private boolean startsLine = true;
    private boolean last;
    private boolean malformed;
    private boolean nulInside;
    private boolean nulReported;

    /**
     * Reads a script.
     *
     * @param commands where a command that begins with a backslash ends
     * @param nul is told where the first NUL character is, as the window passes it
     */
    ScriptWindow(InputStream script, Charset charset, MetaSyntax commands, Consumer<Position> nul) {
        this.script = charset.equals(StandardCharsets.UTF_8) ? script : new Transcoder(script, charset);
        this.commands = commands;
        this.nul = nul;
    }

    /** Returns a splitter that begins at an offset. */
    Splitter splitter(int offset) {
        return new Splitter(text, from + offset, limit, last, commands);
    }

    /** Returns the offset of one of that splitter's indexes. */
    int offset(int index) {
        return index - from;
    }

    int length() {
        return limit - from;
    }

    byte byteAt(int offset) {
        return text[from + offset];
    }

    String text(int start, int end) {
        return Utf8.text(text, from + start, from + end);
    }

    /** Tells whether a line ends between two offsets. */
    boolean hasLineEnd(int start, int end) {
        for (int i = from + start; i < from + end; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Returns the offset after the spaces and tabs at an offset. */
    int afterBlanks(int offset) {
        int at = offset;
        while (at < length() && isBlank(at)) {
            at++;
        }
        return at;
    }

    /** Tells whether there are only spaces and tabs before an offset on its line. */
    boolean startsLine(int offset) {
        int before = offset - 1;
        while (before >= 0 && isBlank(before)) {
            before--;
        }
        return before < 0 ? startsLine : hasLineEnd(before, before + 1);
    }

    private boolean isBlank(int offset) {
        return byteAt(offset) == ' ' || byteAt(offset) == '\t';
    }

    /** Tells whether the window reaches the end of what can be read of the script. */
    boolean last() {
        return last;
    }

    /** Tells whether what follows the window is not in the script's encoding. */
    boolean malformed() {
        return malformed;
    }

    /** Returns where in the script an offset is. */
    Position position(int offset) {
        if (from + offset < known) {
            known = 0;
            knownPosition = begin;
        }
        knownPosition = knownPosition.after(text, known, from + offset, limit);
        known = from + offset;
        return knownPosition;
    }

    /** Lets go of the text before an offset, which becomes the new start. */
    void release(int offset) {
        if (nulInside && !nulReported) {
            reportNul(offset);
        }
        startsLine = startsLine(offset);
        from += offset;
    }

    private void reportNul(int offset) {
        for (int i = 0; i < offset; i++) {
            if (byteAt(i) == 0) {
                nulReported = true;
                nul.accept(position(i));
                return;
            }
        }
    }

    /**
     * Reads on, so that the window grows.
     *
     * @return false when the window already holds {@code most} bytes
     */
    boolean grow(int most) throws IOException {
        if (length() >= most) {
            return false;
        }
        makeRoom(most);
        while (!last && filled < text.length) {
            // Up to the end of the room: a piece that does not fit is read again from its start.
            read();
        }
        skipByteOrderMark();
        if (!last && limit > from && text[limit - 1] == '\r') {
            limit--; // It waits for the LF that may follow and ends the same line.
        }
        return true;
    }

    private void makeRoom(int most) {
        begin = position(0);
        known = 0;
        drop(from);
        from = 0;
        if (filled > text.length / 2) {
            text = Arrays.copyOf(text, Math.min(text.length * 2, Math.max(text.length, most + SMALLEST)));
        }
    }

    private void drop(int count) {
        System.arraycopy(text, count, text, 0, filled - count);
        limit -= count;
        filled -= count;
    }

    private void read() throws IOException {
        int read = script.read(text, filled, text.length - filled);
        filled += Math.max(0, read);
        int length = takeCharacters();
        malformed = length == 0 || (length == Utf8.INCOMPLETE && read < 0);
        last = malformed || read < 0;
    }

    /**
     * Moves the limit to the first byte that is no whole character, and returns what {@link Utf8#length} says of it.
     */
    private int takeCharacters() {
        while (limit < filled) {
            limit = Utf8.afterPlain(text, limit, filled);
            if (limit < filled) {
                int length = Utf8.length(text, limit, filled);
                if (length <= 0) {
                    return length;
                }
                nulInside |= text[limit] == 0;
                limit += length;
            }
        }
        return 1;
    }

    private void skipByteOrderMark() {
        int length = BYTE_ORDER_MARK.length;
        if (atStart && limit >= length && Arrays.equals(text, 0, length, BYTE_ORDER_MARK, 0, length)) {
            drop(length);
        }
        atStart = false;
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}
