package io.github.redshiftdeploy.aws.fault;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.redshiftdeploy.aws.fault.RequestFault.Kind;
import io.github.redshiftdeploy.aws.fault.RequestFault.Place;
import io.github.redshiftdeploy.local.aws.AwsFate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets faults befall the requests of one deployment when they are due, one after the other, and counts the requests.
 */
final class RequestMischief {
    /** How much longer than its sender waits for an answer a late request takes, and how different it is. */
    private static final Duration LATE = Duration.ofMillis(2_200);

    private static final Duration LATER = Duration.ofMillis(400);
    private static final int LATENESSES = 12;

    private final Obstacles obstacles;
    private final Consumer<RequestFault> whenItHappens;
    private final List<RequestFault> due;
    private final @Nullable RequestFault inCall;
    private final Set<Kind> lasting = EnumSet.noneOf(Kind.class);
    private Duration lateness = Duration.ZERO;
    private final List<String> bodies = new ArrayList<>();
    private int requests;
    private @Nullable RequestFault befalling;
    private int left;
    private boolean deaf;
    private boolean called;

    /**
     * Makes one.
     *
     * @param faults in the order in which they are to happen
     * @param inCall what is to happen to the procedure that commits in its middle, if anything is
     * @param whenItHappens is called at the moment a fault happens
     */
    RequestMischief(
            Obstacles obstacles,
            List<RequestFault> faults,
            @Nullable RequestFault inCall,
            Consumer<RequestFault> whenItHappens) {
        this.obstacles = obstacles;
        this.due = new ArrayList<>(faults);
        this.inCall = inCall;
        this.whenItHappens = whenItHappens;
    }

    static RequestMischief none(Obstacles obstacles) {
        return new RequestMischief(obstacles, List.of(), null, happened -> {});
    }

    AwsFate of(String operation, String body) throws SQLException {
        Duration late;
        AwsFate fate;
        synchronized (this) {
            if (!operation.equals(RequestFault.POLL)) {
                bodies.add(body);
            }
            requests = bodies.size();
            lateness = Duration.ZERO;
            fate = fate(operation, JsonParser.parseString(body).getAsJsonObject());
            late = lateness;
        }
        LockSupport.parkNanos(late.toNanos());
        return fate;
    }

    private AwsFate fate(String operation, JsonObject body) throws SQLException {
        if (deaf) {
            return AwsFate.REQUEST_LOST;
        }
        if (operation.equals(RequestFault.POLL)) {
            meet(body.get("Id").getAsString());
        }
        if (befalling != null && left > 0) {
            return befall(befalling);
        }
        for (Kind kind : lasting) {
            if (kind.befalls(operation)) {
                return kind.fate;
            }
        }
        for (RequestFault fault : List.copyOf(due)) {
            if (requests >= fault.at() && canBefall(fault, operation, body)) {
                return fate(fault, operation, body);
            }
        }
        return AwsFate.PASSES;
    }

    private static boolean canBefall(RequestFault fault, String operation, JsonObject body) {
        boolean poll = operation.equals(RequestFault.POLL);
        return switch (fault.kind().place) {
            case REQUEST -> fault.poll() == poll && (fault.kind() != Kind.SESSION_EXPIRED || body.has("SessionId"));
            case REST -> fault.kind().befalls(operation) && !(fault.kind().kills() && poll);
            case STATEMENT -> operation.endsWith("ExecuteStatement");
            case CALL -> false;
        };
    }

    private AwsFate fate(RequestFault fault, String operation, JsonObject body) throws SQLException {
        return switch (fault.kind().place) {
            case REQUEST -> ofRequest(fault, body);
            case REST -> ofRest(fault);
            case STATEMENT -> {
                obstacles.shutTable();
                yield AwsFate.PASSES;
            }
            case CALL -> throw new IllegalArgumentException(fault + " befalls " + operation);
        };
    }

    private AwsFate ofRequest(RequestFault fault, JsonObject body) {
        happens(fault);
        if (fault.kind() == Kind.SESSION_EXPIRED) {
            obstacles.endSession(body.get("SessionId").getAsString());
            return AwsFate.PASSES;
        }
        befalling = fault;
        left = fault.times();
        return befall(fault);
    }

    /** Lets the fault befall this request too, one of as many in a row as it is to. */
    private AwsFate befall(RequestFault fault) {
        left--;
        if (fault.kind() == Kind.LATE) {
            lateness = LATE.plus(LATER.multipliedBy(requests % LATENESSES));
        }
        return fault.kind().fate;
    }

    private AwsFate ofRest(RequestFault fault) {
        happens(fault);
        if (fault.kind().kills()) {
            deaf = true;
            return fault.kind() == Kind.KILL_AFTER ? AwsFate.ANSWER_LOST : AwsFate.REQUEST_LOST;
        }
        lasting.add(fault.kind());
        return fault.kind().fate;
    }

    /** Lets happen what is due to a statement that is asked about and waits before a gate. */
    private void meet(String statement) throws SQLException {
        Optional<RequestFault> held = due.stream()
                .filter(fault -> fault.kind().place == Place.STATEMENT)
                .findFirst();
        if (obstacles.tableIsShut()
                && held.isPresent()
                && obstacles.atTable(statement, held.get().kind())) {
            happens(held.get());
        }
        if (inCall != null && !called && obstacles.inCall(statement, inCall.kind())) {
            called = true;
            deaf = inCall.kind() == Kind.CALL_LOST;
            whenItHappens.accept(inCall);
        }
    }

    private void happens(RequestFault fault) {
        due.remove(fault);
        whenItHappens.accept(fault);
    }

    /** Returns the number of the first request that has a text in it. */
    synchronized int numberOf(String text) {
        return 1
                + IntStream.range(0, bodies.size())
                        .filter(index -> bodies.get(index).contains(text))
                        .findFirst()
                        .orElseThrow();
    }

    synchronized int requests() {
        return bodies.size();
    }

    /** Tells whether the procedure was met. */
    synchronized boolean called() {
        return called;
    }

    /** Returns the faults that the deployment did not come to. */
    synchronized List<RequestFault> remaining() {
        return new ArrayList<>(due);
    }
}
