package io.github.redshiftdeploy.diagnostic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file a problem is.
 *
 * @param path the file, relative to the project and with forward slashes
 * @param line the line, from 1, or 0 when the problem is about the whole file
 * @param column the column in characters, from 1, or 0 when the problem is about the whole line
 * @param sourceLine the text of the line, absent when it is not known
 */
public record Place(
        String path, int line, int column, @Nullable String sourceLine) {

    /** Orders places of one file. */
    public static final Comparator<Place> BY_LINE =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    /** Returns the place that is a whole file. */
    public static Place file(String path) {
        return new Place(path, 0, 0, null);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return path;
        }
        return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
    }
}
