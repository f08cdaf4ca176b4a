package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.SqlState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error of a statement as the Data API tells it: one text, whose lines carry what a driver has fields for, and no
 * SQLSTATE.
 *
 * @param error without its state when the words do not tell it
 * @param position where in the statement, counted in characters from 1; 0 is no place
 */
record DataError(ServerError error, int position) {

    /** What a line of the text begins with. */
    private enum Part {
        MESSAGE(""),
        DETAIL("Detail: "),
        HINT("Hint: "),
        POSITION("Position: "),
        WHERE("Where: ");

        private final String beginning;

        Part(String beginning) {
            this.beginning = beginning;
        }

        private static Part of(String line) {
            return List.of(DETAIL, HINT, POSITION, WHERE).stream()
                    .filter(part -> line.startsWith(part.beginning))
                    .findFirst()
                    .orElse(MESSAGE);
        }
    }

    static DataError of(@Nullable String text) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        Part current = Part.MESSAGE;
        for (String line : String.valueOf(text).lines().map(String::strip).toList()) {
            Part begun = Part.of(line);
            current = begun == Part.MESSAGE ? current : begun;
            parts.merge(current, line.substring(begun.beginning.length()), (before, more) -> before + "\n" + more);
        }
        String said = parts.getOrDefault(Part.MESSAGE, "");
        ServerError error = new ServerError(
                SqlState.codeOf(String.valueOf(text)).orElse(null),
                severity(said),
                said,
                parts.get(Part.DETAIL),
                parts.get(Part.HINT),
                parts.get(Part.WHERE));
        return new DataError(error, position(parts.getOrDefault(Part.POSITION, "")));
    }

    /** What does not say it comes from the service, and not from the server. */
    private static @Nullable String severity(String message) {
        return Stream.of("FATAL", "ERROR")
                .filter(severity -> message.startsWith(severity + ": "))
                .findFirst()
                .orElse(null);
    }

    private static int position(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
