package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.fault.Fault.Place;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A deployment that nothing befell: what is to come out of all the others.
 *
 * @param fresh whether no release was deployed before it
 * @param statements what was sent
 * @param borders the numbers of the messages that begin or end statements
 * @param applied what the history says of it
 * @param visible which statements show in the tables that they are committed
 */
record Undisturbed(
        boolean fresh,
        int messages,
        int roundTrips,
        List<String> statements,
        List<Integer> borders,
        List<String> contents,
        List<String> applied,
        Map<String, Integer> visible) {
    /** Copies the collections. */
    Undisturbed {
        statements = List.copyOf(statements);
        borders = List.copyOf(borders);
        contents = List.copyOf(contents);
        applied = List.copyOf(applied);
        visible = Map.copyOf(visible);
    }

    /** Tells its figures. */
    String figures() {
        return messages + " messages, " + roundTrips + " round trips, " + statements.size() + " statements";
    }

    /** Returns how far into the deployment a fault comes, from 0 to 1. */
    double when(Fault fault) {
        return (double) fault.at() / (fault.kind().place() == Place.STATEMENT ? statements.size() : messages);
    }

    static Undisturbed in(Lane lane, boolean fresh, Map<String, String> settings)
            throws IOException, SQLException, TransportException {
        lane.reset(fresh);
        Mischief none = Mischief.none();
        lane.proxy().begin(none);
        lane.release(settings).succeed();
        int messages = lane.proxy().messages();
        int roundTrips = lane.proxy().roundTrips();
        lane.calm();
        Map<String, Integer> visible = lane.evidence();
        if (visible.values().stream().anyMatch(count -> count != 1)) {
            throw new IllegalStateException("nothing went wrong, and something is there twice: " + visible);
        }
        return new Undisturbed(
                fresh,
                messages,
                roundTrips,
                none.statements(),
                none.borders(),
                lane.contents(),
                lane.records().applied(),
                visible);
    }
}
