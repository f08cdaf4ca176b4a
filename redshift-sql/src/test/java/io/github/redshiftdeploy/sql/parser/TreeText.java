package io.github.redshiftdeploy.sql.parser;

import io.github.redshiftdeploy.sql.tree.Node;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a tree as text, a node a line; what is absent, empty or false is left out. */
final class TreeText {

    private static final int NARROW = 100;

    private TreeText() {}

    /** Returns the text with the offset of each node. */
    static String of(Node node) {
        return show(node, "", true);
    }

    /** Returns the text without places: trees that differ in places only have the same one. */
    static String withoutPlaces(Node node) {
        return show(node, "", false);
    }

    private static String show(Object value, String margin, boolean places) {
        if (!(value instanceof Record shape)) {
            return value instanceof String text
                    ? '"' + text.replace("\n", "\\n").replace("\r", "\\r") + '"'
                    : value.toString();
        }
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : shape.getClass().getRecordComponents()) {
            Object part = component(shape, component);
            if (part == null || component.getName().equals("at") || isNothing(part)) {
                continue;
            }
            parts.add(component.getName() + "=" + list(part, margin + "  ", places));
        }
        String place = places && value instanceof Node node ? "@" + node.at() : "";
        String name = shape.getClass().getSimpleName() + place;
        String line = parts.isEmpty() ? name : name + " " + String.join(" ", parts);
        return line.length() <= NARROW && line.indexOf('\n') < 0
                ? line
                : name + "\n" + margin + "  " + String.join("\n" + margin + "  ", parts);
    }

    private static String list(Object part, String margin, boolean places) {
        if (!(part instanceof List<?> list)) {
            String shown = show(part, margin, places);
            return part instanceof Record && shown.indexOf('\n') < 0 ? "(" + shown + ")" : shown;
        }
        List<String> items =
                list.stream().map(item -> show(item, margin + "  ", places)).toList();
        String line = "[" + String.join("; ", items) + "]";
        return line.length() <= NARROW && line.indexOf('\n') < 0
                ? line
                : "[\n" + margin + "  " + String.join("\n" + margin + "  ", items) + "]";
    }

    private static boolean isNothing(Object part) {
        return part.equals("") || part.equals(false) || (part instanceof List<?> list && list.isEmpty());
    }

    private static @Nullable Object component(Record shape, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
