package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.catalogue.DefinitionQueries.Part;
import io.github.redshiftdeploy.connect.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that {@link DefinitionQueries} are answered with, by what they are about. */
final class CatalogueRows {

    /** How many columns a row has behind those that say what it is about. */
    static final int VALUES = 9;

    private static final int FIRST_VALUE = 4;

    private final Map<Part, Map<Subject, List<Values>>> byPart = new EnumMap<>(Part.class);

    /** What a row is about. */
    record Subject(String schema, String name, String arguments) {}

    /** What a row tells. */
    record Values(Subject key, Row row) {

        /** Returns a value; columns count from 0. */
        @Nullable
        String value(int column) {
            return row.value(FIRST_VALUE + column);
        }

        /** Returns a value; NULL reads empty. */
        String text(int column) {
            return Objects.requireNonNullElse(value(column), "");
        }

        /** Returns a number; NULL reads 0. */
        int number(int column) {
            String text = text(column);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        /** Tells whether a value is {@code yes}. */
        boolean yes(int column) {
            return text(column).equals("yes");
        }
    }

    CatalogueRows(Collection<? extends Collection<Row>> answers) {
        for (Collection<Row> answer : answers) {
            answer.forEach(this::add);
        }
    }

    private void add(Row row) {
        Subject key = new Subject(row.text(1), row.text(2), row.text(3));
        byPart.computeIfAbsent(Part.valueOf(row.text(0)), part -> new HashMap<>())
                .computeIfAbsent(key, any -> new ArrayList<>())
                .add(new Values(key, row));
    }

    /** Returns all rows of a part, those of an object behind each other. */
    List<Values> all(Part part) {
        return byPart.getOrDefault(part, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the rows of a part about an object. */
    List<Values> about(Part part, Subject key) {
        return byPart.getOrDefault(part, Map.of()).getOrDefault(key, List.of());
    }

    /** Returns the same in the order of a number that they have. */
    List<Values> inOrder(Part part, Subject key, int place) {
        return about(part, key).stream()
                .sorted((one, other) -> Integer.compare(one.number(place), other.number(place)))
                .toList();
    }

    /** Returns a text that came in pieces: the place and the piece are the first two values. */
    String text(Part part, Subject key) {
        return inOrder(part, key, 0).stream().map(piece -> piece.text(1)).collect(Collectors.joining());
    }
}
