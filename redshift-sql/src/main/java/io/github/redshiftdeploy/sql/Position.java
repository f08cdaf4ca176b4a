package io.github.redshiftdeploy.sql;

/**
 * A place in a script.
 *
 * @param line from 1; a line ends with LF, CR or CR LF
 * @param column from 1, in characters (code points)
 */
public record Position(int line, int column) implements Comparable<Position> {

    /** The first character of a script. */
    public static final Position START = new Position(1, 1);

    /** Returns the place reached from here after the text up to an offset, in UTF-16 units. */
    public Position after(String text, int offset) {
        int atLine = line;
        int atColumn = column;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                atLine++;
                atColumn = 1;
            } else if (c != '\r' && !Character.isLowSurrogate(c)) {
                atColumn++;
            }
        }
        return new Position(atLine, atColumn);
    }

    /** Returns the place reached from here after some bytes of a text in UTF-8, which may go on behind them. */
    Position after(byte[] text, int from, int to, int limit) {
        int lines = Utf8.lineEnds(text, from, to, limit);
        if (lines == 0) {
            return new Position(line, column + Utf8.characters(text, from, to));
        }
        int lineStart = Utf8.lineStart(text, from, to, limit);
        return new Position(line + lines, 1 + Utf8.characters(text, lineStart, to));
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
