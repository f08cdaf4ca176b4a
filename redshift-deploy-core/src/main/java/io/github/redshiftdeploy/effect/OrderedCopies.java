package io.github.redshiftdeploy.effect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Copies that nobody changes and that keep their order, so that what is said of them is the same each time. A plan
 * keeps thousands of them, most of them empty or of one element, for which a small collection will do.
 */
final class OrderedCopies {

    private OrderedCopies() {}

    static <T> Set<T> copy(Set<T> set) {
        return set.size() < 2 ? Set.copyOf(set) : Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }

    static <K, V> Map<K, V> copy(Map<K, V> map) {
        return map.size() < 2 ? Map.copyOf(map) : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
