package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a text, gathered in any order. No token of what is put in touches one of what stays. Lines stay lines:
 * whatever is replaced, as many line ends are left as there were, so that the line numbers in the server's messages
 * stay true.
 */
final class Edits {
    private static final Comparator<Edit> ORDER = Comparator.comparingInt(Edit::start)
            .thenComparing(Edit::insertion, Comparator.reverseOrder())
            .thenComparing(Comparator.comparingInt(Edit::end).reversed());

    private final List<Edit> edits = new ArrayList<>();

    void insert(int at, String text) {
        edits.add(new Edit(at, at, text));
    }

    void delete(int start, int end) {
        replace(start, end, "");
    }

    /** Replaces a stretch; changes inside it are then of no effect. */
    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    /** Takes back what was asked for from an offset up to another one. */
    void forget(int start, int end) {
        edits.removeIf(edit -> edit.start >= start && edit.end <= end);
    }

    void replace(Phrase phrase, int index, String text) {
        replace(phrase.start(index), phrase.end(index), text);
    }

    /** Removes the tokens from an index up to another one, which stays. */
    void delete(Phrase phrase, int from, int to) {
        if (from < to) {
            delete(phrase.start(from), phrase.end(to - 1));
        }
    }

    /** Replaces all tokens of a phrase. */
    void replace(Phrase phrase, String text) {
        replace(phrase.start(0), phrase.end(phrase.size() - 1), text);
    }

    Translation apply(String source) {
        if (edits.isEmpty()) {
            return Translation.unchanged(source);
        }
        StringBuilder sql = new StringBuilder();
        Offsets offsets = new Offsets();
        int done = 0;
        for (Edit edit : edits.stream().sorted(ORDER).toList()) {
            if (edit.start >= done) {
                copy(source, done, edit.start, sql, offsets);
                Seam.join(sql, edit.text, 0);
                sql.append(edit.text).append(missingLineEnds(source, edit));
                done = edit.end;
            }
        }
        copy(source, done, source.length(), sql, offsets);
        // An error may be at the end of the text.
        offsets.copied(sql.length(), source.length(), source.length() + 1);
        return new Translation(sql.toString(), offsets);
    }

    private static void copy(String source, int from, int to, StringBuilder sql, Offsets offsets) {
        if (from < to) {
            Seam.join(sql, source, from);
        }
        offsets.copied(sql.length(), from, to);
        sql.append(source, from, to);
    }

    private static String missingLineEnds(String source, Edit edit) {
        long before = lineEnds(source.substring(edit.start, edit.end));
        return "\n".repeat((int) Math.max(0, before - lineEnds(edit.text)));
    }

    private static long lineEnds(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private record Edit(int start, int end, String text) {
        boolean insertion() {
            return start == end;
        }
    }
}
