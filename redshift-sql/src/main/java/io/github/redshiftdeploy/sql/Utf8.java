package io.github.redshiftdeploy.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Answers about text in UTF-8. Where a script is mostly the same kind of byte, it looks at eight of them at once. */
final class Utf8 {

    /** Returned for a character whose bytes are not all there yet. */
    static final int INCOMPLETE = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = ~LOW_BITS;

    private Utf8() {}

    /** Returns the offset of the first byte that is NUL or not ASCII. */
    static int afterPlain(byte[] text, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long bytes = (long) EIGHT.get(text, at);
            if (((bytes | (bytes - ONES)) & HIGH_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && text[at] > 0) {
            at++;
        }
        return at;
    }

    /**
     * Returns how many bytes the character at an offset has, 0 when the bytes are no character, {@link #INCOMPLETE}
     * when more of them must follow than there are.
     */
    static int length(byte[] text, int at, int limit) {
        int length = lengthAfter(text[at] & 0xFF);
        for (int i = 1; i < length; i++) {
            if (at + i == limit) {
                return INCOMPLETE;
            }
            if (!continues(text[at + i]) || (i == 1 && !mayFollow(text[at] & 0xFF, text[at + 1] & 0xFF))) {
                return 0;
            }
        }
        return length;
    }

    /**
     * Returns the text of whole characters. The JVM reads one byte at a time from the first character on that is not
     * ASCII; most scripts have few of them, and what is between them can be copied.
     */
    static String text(byte[] text, int from, int to) {
        int at = afterPlain(text, from, to);
        if (at == to) {
            return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        }
        byte[] latin = new byte[to - from];
        int copied = from;
        int length = 0;
        while (at < to) {
            if (!beginsLatin(text[at])) {
                return new String(text, from, to - from, StandardCharsets.UTF_8);
            }
            System.arraycopy(text, copied, latin, length, at - copied);
            length += at - copied;
            latin[length++] = (byte) (text[at] << 6 | (text[at + 1] & 0x3F));
            copied = at + 2;
            at = afterPlain(text, copied, to);
        }
        System.arraycopy(text, copied, latin, length, to - copied);
        return new String(latin, 0, length + to - copied, StandardCharsets.ISO_8859_1);
    }

    /** Tells whether a byte begins one of the characters from U+0080 to U+00FF. */
    private static boolean beginsLatin(byte c) {
        return (c & 0xFE) == 0xC2;
    }

    /** Returns how many lines end with a byte of a range; a CR and the LF after it end one, with the LF. */
    static int lineEnds(byte[] text, int from, int to, int limit) {
        int count = 0;
        int at = from;
        while (at + Long.BYTES <= to) {
            long bytes = (long) EIGHT.get(text, at);
            if (zeros(bytes ^ ('\r' * ONES)) != 0) {
                break;
            }
            count += Long.bitCount(zeros(bytes ^ ('\n' * ONES)));
            at += Long.BYTES;
        }
        for (; at < to; at++) {
            count += endsLine(text, at, limit) ? 1 : 0;
        }
        return count;
    }

    /** Returns where the last line of a range begins, or the begin of the range. */
    static int lineStart(byte[] text, int from, int to, int limit) {
        int at = to;
        while (at > from && !endsLine(text, at - 1, limit)) {
            at--;
        }
        return at;
    }

    /** Returns how many characters (code points) a part of a line has; the CR before an LF is none. */
    static int characters(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += continues(text[i]) || text[i] == '\r' ? 0 : 1;
        }
        return count;
    }

    private static boolean endsLine(byte[] text, int at, int limit) {
        return text[at] == '\n' || (text[at] == '\r' && !(at + 1 < limit && text[at + 1] == '\n'));
    }

    /** Returns the high bit of each of eight bytes that is zero. */
    private static long zeros(long bytes) {
        return ~(((bytes & LOW_BITS) + LOW_BITS) | bytes) & HIGH_BITS;
    }

    private static boolean continues(byte c) {
        return (c & 0xC0) == 0x80;
    }

    private static int lengthAfter(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** Refuses what could be written shorter, surrogates, and what is beyond Unicode. */
    private static boolean mayFollow(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
