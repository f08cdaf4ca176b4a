package io.github.redshiftdeploy.catalogue;

import java.util.ArrayList;
import java.util.List;

/** What has changed between two texts, in the lines of a unified diff with three lines around each change. */
final class TextDiff {

    private static final int CONTEXT = 3;

    /**
     * Texts with more lines between their first and last difference are shown as one that is gone and one that is new.
     */
    private static final int MOST_LINES = 2_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> marked = new ArrayList<>();

    private TextDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the lines; none when the texts are equal. */
    static List<String> of(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        TextDiff diff = new TextDiff(before.lines().toList(), after.lines().toList());
        diff.mark();
        return diff.hunks();
    }

    /** Gives each line a mark: it is in both texts, or in one alone. */
    private void mark() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> old = before.subList(start, before.size() - end);
        List<String> fresh = after.subList(start, after.size() - end);
        before.subList(0, start).forEach(line -> marked.add(" " + line));
        if (Math.max(old.size(), fresh.size()) > MOST_LINES) {
            old.forEach(line -> marked.add("-" + line));
            fresh.forEach(line -> marked.add("+" + line));
        } else {
            markMiddle(old, fresh);
        }
        before.subList(before.size() - end, before.size()).forEach(line -> marked.add(" " + line));
    }

    /** The longest common subsequence: what is not in it was removed or added. */
    private void markMiddle(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                marked.add(" " + old.get(i++));
                j++;
            } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                marked.add("-" + old.get(i++));
            } else {
                marked.add("+" + fresh.get(j++));
            }
        }
    }

    /** Changes with no more than the lines around two of them between each other are shown together. */
    private List<String> hunks() {
        List<String> lines = new ArrayList<>();
        int i = nextChange(0);
        while (i < marked.size()) {
            int from = Math.max(0, i - CONTEXT);
            int to = i;
            while (i < marked.size() && i - to <= 2 * CONTEXT) {
                to = i;
                i = nextChange(i + 1);
            }
            int end = Math.min(marked.size(), to + CONTEXT + 1);
            lines.add("@@ -" + range(from, end, '+') + " +" + range(from, end, '-') + " @@");
            lines.addAll(marked.subList(from, end));
        }
        return lines;
    }

    private int nextChange(int from) {
        int i = from;
        while (i < marked.size() && marked.get(i).charAt(0) == ' ') {
            i++;
        }
        return i;
    }

    /** Returns where a hunk begins and how long it is, in the text that does not have the lines of a mark. */
    private String range(int from, int to, char absent) {
        return 1 + count(0, from, absent) + "," + count(from, to, absent);
    }

    private int count(int from, int to, char absent) {
        return (int) marked.subList(from, to).stream()
                .filter(line -> line.charAt(0) != absent)
                .count();
    }
}
