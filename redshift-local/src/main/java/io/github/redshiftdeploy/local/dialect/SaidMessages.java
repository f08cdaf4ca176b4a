package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.gateway.Raised;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the procedures of one text say, each thing later than the one before; the first 10,000 of them. */
final class SaidMessages {
    private static final int MOST = 10_000;

    private final List<Said> said = new ArrayList<>();
    private Instant last = Instant.MIN;

    /** A message and when it was said. */
    record Said(Raised raised, Instant at) {}

    /** Microseconds are what a row can tell apart. */
    synchronized void add(Raised raised, Instant now) {
        if (said.size() < MOST) {
            Instant at = now.truncatedTo(ChronoUnit.MICROS);
            last = at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
            said.add(new Said(raised, last));
        }
    }

    synchronized List<Said> all() {
        return List.copyOf(said);
    }

    /** Returns four values of a row as SQL: when, how bad, where and what. */
    static String values(List<Said> said) {
        return array("timestamp", said, each -> HistoryEntry.time(each.at())) + ", "
                + array(
                        "text",
                        said,
                        each -> BackendSession.literal(each.raised().level())) + ", "
                + array("integer", said, each -> Integer.toString(each.raised().line())) + ", "
                + array(
                        "text",
                        said,
                        each -> BackendSession.literal(each.raised().message()));
    }

    private static String array(String type, List<Said> said, Function<Said, String> value) {
        return said.stream().map(value).collect(Collectors.joining(", ", "ARRAY[", "]::" + type + "[]"));
    }
}
