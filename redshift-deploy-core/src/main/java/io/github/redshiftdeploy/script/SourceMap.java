package io.github.redshiftdeploy.script;

import java.util.ArrayList;
import java.util.List;

/** Leads from a place in a statement as it was sent back to the place in the script: placeholders moved it. */
final class SourceMap {

    /**
     * A placeholder of {@code length} units at {@code from} that became {@code sentLength} units at {@code sentFrom}.
     *
     * @param outside whether they came from outside of the script
     */
    private record Edit(int from, int length, int sentFrom, int sentLength, boolean outside) {}

    private final List<Edit> edits = new ArrayList<>();

    /** Notes a value that came from outside of the script. */
    void add(int from, int length, int sentFrom, int sentLength) {
        edits.add(new Edit(from, length, sentFrom, sentLength, true));
    }

    /** Notes a value that the script itself holds, or something that is left out. */
    void addOwn(int from, int length, int sentFrom, int sentLength) {
        edits.add(new Edit(from, length, sentFrom, sentLength, false));
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Tells whether one of the units from {@code from} to {@code to} came with a value from outside of the script. */
    boolean isReplaced(int from, int to) {
        return edits.stream()
                .anyMatch(edit -> edit.outside && edit.sentFrom < to && from < edit.sentFrom + edit.sentLength);
    }

    /** Returns the offset in the script's text; all of a value leads to the start of its placeholder. */
    int origin(int sent) {
        int moved = 0;
        for (Edit edit : edits) {
            if (sent < edit.sentFrom) {
                break;
            }
            if (sent < edit.sentFrom + edit.sentLength) {
                return edit.from;
            }
            moved = edit.from + edit.length - edit.sentFrom - edit.sentLength;
        }
        return sent + moved;
    }
}
