package io.github.redshiftdeploy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with several targets: each mistake once, with the targets that have it unless all have. */
final class Mistakes {

    /** More targets than there can be, so that no mistake is one of all. */
    static final int OF_EACH = Integer.MAX_VALUE;

    private final int targets;
    private final Map<String, Diagnostic> mistakes = new LinkedHashMap<>();
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    /**
     * Collects no mistake yet.
     *
     * @param targets how many targets there are; {@link #OF_EACH} when each mistake is to be told with its targets
     */
    Mistakes(int targets) {
        this.targets = targets;
    }

    /** Does what may find mistakes. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException;
    }

    /** Tries something for a target, and keeps what is wrong. */
    void collect(String target, Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (DiagnosticException e) {
            add(target, e.diagnostics());
        }
    }

    void add(String target, List<Diagnostic> problems) {
        for (Diagnostic problem : problems) {
            String text = problem.render();
            mistakes.putIfAbsent(text, problem);
            places.computeIfAbsent(text, key -> new ArrayList<>()).add(target);
        }
    }

    /** Returns the mistakes. */
    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>();
        mistakes.forEach((text, problem) -> {
            List<String> where = places.getOrDefault(text, List.of());
            all.add(where.size() == targets ? problem : problem.note("for " + words(where)));
        });
        return all;
    }

    private static String words(List<String> names) {
        return (names.size() == 1 ? "target '" : "targets '") + String.join("', '", names) + "'";
    }

    /** Throws all of them when there are any. */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new DiagnosticException(all());
        }
    }
}
