package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.sql.tree.Node;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares trees without their places. */
final class Shape {

    private Shape() {}

    /**
     * Returns the names of the nodes that lead to the first difference, or nothing when the trees have the same shape.
     */
    static Optional<String> difference(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List<?> list && other instanceof List<?> others) {
            return difference(list, others);
        }
        if (!(one instanceof Record shape) || other == null || one.getClass() != other.getClass()) {
            return Objects.equals(one, other) ? Optional.empty() : Optional.of("");
        }
        for (RecordComponent component : shape.getClass().getRecordComponents()) {
            if (shape instanceof Node && component.getName().equals("at")) {
                continue;
            }
            Optional<String> difference = difference(value(component, one), value(component, other));
            if (difference.isPresent()) {
                return Optional.of(
                        shape.getClass().getSimpleName() + "." + component.getName() + " " + difference.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(List<?> list, List<?> others) {
        if (list.size() != others.size()) {
            return Optional.of("");
        }
        for (int i = 0; i < list.size(); i++) {
            Optional<String> difference = difference(list.get(i), others.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object value(RecordComponent component, Object shape) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
