package io.github.redshiftdeploy.sql.lexer;

import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Where a command that begins with a backslash ends. */
public enum MetaSyntax {
    /** At the end of its line. */
    LINE {
        @Override
        int end(IntUnaryOperator text, int start, int limit) {
            return endOfLine(text, start + 1, limit);
        }
    },
    /**
     * Where psql ends it: at the end of its line, at the next backslash outside of quotes, or behind two of them, after
     * which the line goes on with SQL. {@code \;} and <code>\:</code> are no more than these two characters.
     */
    PSQL {
        @Override
        int end(IntUnaryOperator text, int start, int limit) {
            int at = start + 1;
            if (at < limit && PAIRS.indexOf(text.applyAsInt(at)) >= 0) {
                return at + 1;
            }
            StringBuilder name = new StringBuilder();
            while (at < limit && !endsName(text.applyAsInt(at))) {
                name.append((char) text.applyAsInt(at++));
            }
            return WHOLE_LINE.contains(name.toString())
                    ? endOfLine(text, at, limit)
                    : afterArguments(text, at, limit, PIPES.contains(name.toString()));
        }
    };

    /** What follows a backslash and makes a command of two characters with it; the last one is a mistake. */
    private static final String PAIRS = ";:\\";

    /** The commands whose only argument is the rest of the line. */
    private static final Set<String> WHOLE_LINE =
            Set.of("!", "copy", "ef", "ev", "h", "help", "sf", "sf+", "sv", "sv+");

    /** The commands that send rows to a program, whose own arguments are the rest of the line. */
    private static final Set<String> PIPES = Set.of("g", "gx", "o", "out", "w", "write");

    /**
     * Returns the offset after the command.
     *
     * @param text gives the unit of the text at an offset: a byte or a UTF-16 unit
     * @param start where its backslash is
     * @param limit where the text ends
     */
    abstract int end(IntUnaryOperator text, int start, int limit);

    /** Tells whether a name of a command ends before a character. */
    public static boolean endsName(int c) {
        return c == '\\' || isSpace(c);
    }

    /** Tells whether a character divides arguments. */
    public static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static int afterArguments(IntUnaryOperator text, int from, int limit, boolean pipes) {
        int quote = 0;
        int before = ' ';
        int at = from;
        while (at < limit && !isLineEnd(text.applyAsInt(at))) {
            int c = text.applyAsInt(at);
            if (quote == 0 && c == '\\') {
                return at + 1 < limit && text.applyAsInt(at + 1) == '\\' ? at + 2 : at;
            }
            if (pipes && c == '|' && quote == 0 && isSpace(before)) {
                return endOfLine(text, at, limit);
            }
            if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == '\'' && c == '\\' && at + 1 < limit && !isLineEnd(text.applyAsInt(at + 1))) {
                at++;
            }
            before = c;
            at++;
        }
        return at;
    }

    private static int endOfLine(IntUnaryOperator text, int from, int limit) {
        int at = from;
        while (at < limit && !isLineEnd(text.applyAsInt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }
}
