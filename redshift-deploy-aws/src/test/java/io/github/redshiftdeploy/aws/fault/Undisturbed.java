package io.github.redshiftdeploy.aws.fault;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A deployment that nothing befell: what is to come out of all the others.
 *
 * @param seen what has seen its requests
 * @param applied what the history says of it
 * @param visible which statements show in the tables that they are committed
 */
record Undisturbed(
        Way way, RequestMischief seen, List<String> contents, List<String> applied, Map<String, Integer> visible) {
    /** Copies the collections. */
    Undisturbed {
        contents = List.copyOf(contents);
        applied = List.copyOf(applied);
        visible = Map.copyOf(visible);
    }

    int requests() {
        return seen.requests();
    }

    /** Returns the number of the first request that has a text in it. */
    int numberOf(String text) {
        return seen.numberOf(text);
    }

    static Undisturbed in(Lane lane, Way way) throws SQLException {
        lane.reset(way);
        RequestMischief none = RequestMischief.none(lane.obstacles());
        lane.disturb(none);
        Attempt attempt = Attempt.at(lane.project(way, Map.of()));
        Map<String, Integer> visible = lane.evidence(way);
        if (!attempt.succeeded() || visible.values().stream().anyMatch(count -> count != 1)) {
            throw new IllegalStateException("nothing went wrong, and " + attempt.shown() + visible);
        }
        lane.calm();
        return new Undisturbed(way, none, lane.contents(), lane.records().applied(), visible);
    }
}
