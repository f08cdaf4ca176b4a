package io.github.redshiftdeploy.sql.lexer;

import java.util.Arrays;

/**
 * Cuts text in UTF-8 at what can matter to where a statement ends. It follows the rules of {@link Lexer}, several times
 * as fast, because it looks for the few characters that begin a literal, a comment or a terminator and at nothing else.
 *
 * <p>It works on a window of a text that may still grow, and is a cursor: {@link #next()} moves it, the other methods
 * tell about the piece it is on. Between two pieces there are only spaces.
 */
public final class Splitter {

    /** How many bytes after a piece's end can decide where it ends: a second quote, dash or star. */
    private static final int LOOK_AHEAD = 2;

    private static final int NONE = -1;

    private static final boolean[] STOPS = stops();

    private final byte[] text;
    private final int limit;
    private final boolean last;
    private final MetaSyntax commands;

    private int start;
    private int end;
    private boolean closed = true;

    /**
     * Reads {@code text} from {@code from} up to {@code limit}.
     *
     * @param last false when more text follows after the limit: a piece that reaches the limit is then not a whole one
     * @param commands where a command that begins with a backslash ends
     */
    public Splitter(byte[] text, int from, int limit, boolean last, MetaSyntax commands) {
        this.text = text;
        this.start = from;
        this.end = from;
        this.limit = limit;
        this.last = last;
        this.commands = commands;
    }

    /**
     * Moves to the next piece and returns what it is, or {@link Piece#END} when no whole piece is left in the window.
     */
    public Piece next() {
        start = afterSpaces(end);
        closed = true;
        Piece piece = start < limit ? piece(text[start]) : Piece.END;
        if (end + LOOK_AHEAD > limit && !last) {
            end = start;
            return Piece.END;
        }
        return piece;
    }

    /** Returns the offset of the piece's first byte. */
    public int start() {
        return start;
    }

    /** Returns the offset after the piece's last byte. */
    public int end() {
        return end;
    }

    /** Tells whether the literal, name, body or comment ended before the text did. */
    public boolean closed() {
        return closed;
    }

    private Piece piece(byte first) {
        return switch (first) {
            case ';' -> close(Piece.SEMICOLON, start + 1);
            case '\'' -> string();
            case '"' -> quotedName();
            case '-' -> peek(start + 1) == '-' ? restOfLine(Piece.LINE_COMMENT) : text();
            case '/' -> peek(start + 1) == '*' ? blockComment() : close(Piece.SLASH, start + 1);
            case '\\' -> close(Piece.META_COMMAND, commands.end(at -> text[at], start, limit));
            case '$' -> {
                int tag = afterTag(start);
                yield tag == NONE ? text() : body(tag - start);
            }
            default -> text();
        };
    }

    private Piece text() {
        int at = start;
        int stop;
        do {
            stop = afterPlain(at);
            at = stop < limit ? afterMark(stop) : NONE;
        } while (at != NONE);
        return close(Piece.TEXT, beforeSpaces(stop));
    }

    private int afterPlain(int from) {
        int at = from;
        while (at < limit && !STOPS[text[at] & 0xFF]) {
            at++;
        }
        return at;
    }

    /** Returns where the text goes on after a mark, or {@link #NONE} when the mark ends it. */
    private int afterMark(int mark) {
        return switch (text[mark]) {
            case '-' -> peek(mark + 1) == '-' ? NONE : mark + 1;
            case '$' -> afterDollar(mark);
            default -> NONE;
        };
    }

    private int afterDollar(int dollar) {
        if (peek(dollar + 1) == '{') {
            return afterPlaceholder(dollar);
        }
        if (insideName(dollar)) {
            return afterName(dollar);
        }
        return afterTag(dollar) == NONE ? dollar + 1 : NONE;
    }

    /** Tells whether a dollar goes on with a name, as in {@code a$} and {@code a#1$}, and not with a number. */
    private boolean insideName(int dollar) {
        for (int at = dollar - 1; at >= start; at--) {
            int family = family(at);
            if (family == Characters.LETTER) {
                return true;
            }
            if (family != Characters.DIGIT && (text[at] == '$' || !joins(at))) {
                return false;
            }
        }
        return false;
    }

    private int afterName(int from) {
        int at = from;
        while (at < limit && (family(at) < Characters.JOINT || joins(at))) {
            at++;
        }
        return at;
    }

    /** Tells whether {@code #} or {@code @} stands between two parts of a name, or a dollar begins no placeholder. */
    private boolean joins(int at) {
        byte next = peek(at + 1);
        return text[at] == '$' ? next != '{' : family(at) == Characters.JOINT && family(next) < Characters.JOINT;
    }

    private int afterPlaceholder(int dollar) {
        int at = dollar + 2;
        while (at < limit && (family(at) < Characters.JOINT || text[at] == '.' || text[at] == '-')) {
            at++;
        }
        if (at == limit && !last) {
            return limit;
        }
        return peek(at) == '}' && at > dollar + 2 ? at + 1 : dollar + 1;
    }

    /** Returns where the tag of a body ends, with both its dollars; {@link #NONE} when there is none. */
    private int afterTag(int dollar) {
        int at = dollar + 1;
        if (family(peek(at)) != Characters.DIGIT) {
            while (at < limit && family(at) < Characters.JOINT) {
                at++;
            }
        }
        if (at >= limit && !last) {
            return limit;
        }
        return peek(at) == '$' ? at + 1 : NONE;
    }

    private Piece body(int tag) {
        for (int at = start + tag; at + tag <= limit; at++) {
            if (text[at] == '$' && Arrays.equals(text, at, at + tag, text, start, start + tag)) {
                return close(Piece.DOLLAR_STRING, at + tag);
            }
        }
        return open(Piece.DOLLAR_STRING);
    }

    private Piece string() {
        int at = start + 1;
        while (at < limit) {
            byte c = text[at];
            if (c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (peek(at + 1) == '\'') {
                at += 2;
            } else {
                return close(Piece.STRING, at + 1);
            }
        }
        return open(Piece.STRING);
    }

    private Piece quotedName() {
        int at = start + 1;
        while (at < limit) {
            if (text[at] != '"') {
                at++;
            } else if (peek(at + 1) == '"') {
                at += 2;
            } else {
                return close(Piece.QUOTED_NAME, at + 1);
            }
        }
        return open(Piece.QUOTED_NAME);
    }

    private Piece restOfLine(Piece piece) {
        int at = start + 1;
        while (at < limit && text[at] != '\n' && text[at] != '\r') {
            at++;
        }
        return close(piece, at);
    }

    private Piece blockComment() {
        int depth = 1;
        int at = start + 2;
        while (at + 1 < limit) {
            if (text[at] == '/' && text[at + 1] == '*') {
                depth++;
                at += 2;
            } else if (text[at] == '*' && text[at + 1] == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return close(Piece.BLOCK_COMMENT, at);
                }
            } else {
                at++;
            }
        }
        return open(Piece.BLOCK_COMMENT);
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < limit && family(at) == Characters.SPACE) {
            at++;
        }
        return at;
    }

    private int beforeSpaces(int to) {
        int at = to;
        while (at > start && family(at - 1) == Characters.SPACE) {
            at--;
        }
        return at;
    }

    private Piece close(Piece piece, int at) {
        end = at;
        return piece;
    }

    private Piece open(Piece piece) {
        end = limit;
        closed = false;
        return piece;
    }

    private byte peek(int at) {
        return at < limit ? text[at] : 0;
    }

    private int family(int at) {
        return family(text[at]);
    }

    private static int family(byte c) {
        return Characters.family((char) (c & 0xFF));
    }

    private static boolean[] stops() {
        boolean[] stops = new boolean[256];
        for (char c : "'\"$-/\\;".toCharArray()) {
            stops[c] = true;
        }
        return stops;
    }
}
