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
        return after(text.toCharArray(), 0, offset);
    }

    /** Returns the place reached from here after some units of a text that may go on behind them. */
    Position after(char[] text, int from, int to) {
        int atLine = line;
        int atColumn = column;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length && text[i + 1] == '\n'))) {
                atLine++;
                atColumn = 1;
            } else if (c != '\r' && !Character.isLowSurrogate(c)) {
                atColumn++;
            }
        }
        return new Position(atLine, atColumn);
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
