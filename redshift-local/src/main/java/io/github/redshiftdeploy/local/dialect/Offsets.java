package io.github.redshiftdeploy.local.dialect;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Where each character of a changed text was before; -1 for those that were not there. */
final class Offsets implements IntUnaryOperator {
    private final TreeMap<Integer, Stretch> stretches = new TreeMap<>();

    /** Says that what stood from one offset up to another now begins at {@code at}. */
    void copied(int at, int from, int to) {
        if (to > from) {
            stretches.put(at, new Stretch(from, to));
        }
    }

    @Override
    public int applyAsInt(int offset) {
        Map.Entry<Integer, Stretch> entry = stretches.floorEntry(offset);
        if (entry == null) {
            return -1;
        }
        int before = entry.getValue().from + offset - entry.getKey();
        return before < entry.getValue().to ? before : -1;
    }

    private record Stretch(int from, int to) {}
}
