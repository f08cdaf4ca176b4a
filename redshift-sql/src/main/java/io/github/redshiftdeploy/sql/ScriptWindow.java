package io.github.redshiftdeploy.sql;

import io.github.redshiftdeploy.sql.lexer.Lexer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The piece of a script that is in memory: from the start of the current statement to as far as was needed so far.
 * Offsets count UTF-16 units from that start.
 */
final class ScriptWindow implements Closeable {

    /** How much of a script is in memory at first, in UTF-16 units. */
    static final int SMALLEST = 16 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream script;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(SMALLEST).limit(0);
    private final Consumer<Position> nul;

    private char[] text = new char[SMALLEST];
    private int from;
    private int limit;
    private Position position = Position.START;
    private boolean atStart = true;
    private boolean last;
    private boolean malformed;
    private boolean nulSeen;

    /**
     * Reads a script.
     *
     * @param nul is told where the first NUL character is, as the window passes it
     */
    ScriptWindow(InputStream script, Charset charset, Consumer<Position> nul) {
        this.script = script;
        this.nul = nul;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns a lexer that begins at an offset. */
    Lexer lexer(int offset) {
        return new Lexer(text, from + offset, limit, last);
    }

    /** Returns the offset of one of that lexer's indexes. */
    int offset(int index) {
        return index - from;
    }

    int length() {
        return limit - from;
    }

    char charAt(int offset) {
        return text[from + offset];
    }

    String text(int start, int end) {
        return new String(text, from + start, end - start);
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

    /** Tells whether the window reaches the end of what can be read of the script. */
    boolean last() {
        return last;
    }

    /** Tells whether what follows the window cannot be decoded. */
    boolean malformed() {
        return malformed;
    }

    /** Returns where in the script an offset is. */
    Position position(int offset) {
        return position.after(text, from, from + offset);
    }

    /** Lets go of the text before an offset, which becomes the new start. */
    void release(int offset) {
        for (int i = from; i < from + offset && !nulSeen; i++) {
            if (text[i] == '\0') {
                nulSeen = true;
                nul.accept(position(i - from));
            }
        }
        position = position(offset);
        from += offset;
    }

    /**
     * Reads on, so that the window grows.
     *
     * @return false when the window already holds {@code most} units
     */
    boolean grow(int most) throws IOException {
        if (length() >= most) {
            return false;
        }
        makeRoom(most);
        while (!decode().isOverflow() && !last) {
            // Up to the end of the room: a token that does not fit is read again from its start.
        }
        skipByteOrderMark();
        return true;
    }

    private void makeRoom(int most) {
        if (from > 0) {
            System.arraycopy(text, from, text, 0, limit - from);
            limit -= from;
            from = 0;
        }
        if (limit > text.length / 2) {
            text = Arrays.copyOf(text, Math.min(text.length * 2, Math.max(text.length, most + SMALLEST)));
        }
    }

    private CoderResult decode() throws IOException {
        bytes.compact();
        int read = script.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CharBuffer room = CharBuffer.wrap(text, limit, text.length - limit);
        CoderResult result = decoder.decode(bytes, room, ended);
        limit = room.position();
        malformed = result.isError();
        last = malformed || (ended && result.isUnderflow());
        return result;
    }

    private void skipByteOrderMark() {
        if (atStart && limit > 0) {
            from = text[0] == BYTE_ORDER_MARK ? 1 : 0;
            atStart = false;
        }
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}
