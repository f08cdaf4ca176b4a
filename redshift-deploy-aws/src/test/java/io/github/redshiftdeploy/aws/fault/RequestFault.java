package io.github.redshiftdeploy.aws.fault;

import io.github.redshiftdeploy.local.aws.AwsFate;

/**
 * Something that goes wrong while a deployment goes over the Data API.
 *
 * @param at the number of the request from which on it is due; those that ask how a statement stands are not counted,
 *     because nobody knows how many there are
 * @param poll whether it befalls such a one behind that, where it befalls single ones
 * @param times how many in a row it befalls then
 */
record RequestFault(Kind kind, int at, boolean poll, int times) {
    static final String POLL = "DescribeStatement";

    /** A deployment that resumes another one sends fewer requests. */
    private static final int EARLY = 25;

    static RequestFault of(Kind kind, int at) {
        return new RequestFault(kind, at, false, 1);
    }

    /** Returns the same for a deployment that resumes another one. */
    RequestFault early() {
        return new RequestFault(kind, at % EARLY + 1, poll, times);
    }

    @Override
    public String toString() {
        return kind + (kind.place == Place.CALL ? "" : "@" + at + (poll ? "+" : "")) + (times == 1 ? "" : "x" + times);
    }

    /** What a fault befalls. */
    enum Place {
        /** Requests, each by itself. */
        REQUEST,
        /** All requests, perhaps of one operation, until the deployment has ended. */
        REST,
        /** A statement while it runs. */
        STATEMENT,
        /** The procedure that commits in its middle, behind that. */
        CALL
    }

    /** What goes wrong. */
    enum Kind {
        REQUEST_LOST(Place.REQUEST, AwsFate.REQUEST_LOST),
        ANSWER_LOST(Place.REQUEST, AwsFate.ANSWER_LOST),
        THROTTLED(Place.REQUEST, AwsFate.THROTTLED),
        FAILED(Place.REQUEST, AwsFate.FAILED),
        UNREACHABLE(Place.REQUEST, AwsFate.UNREACHABLE),
        /** It arrives when its sender has given it up. */
        LATE(Place.REQUEST, AwsFate.ANSWER_LOST),
        /** The session of the request has ended before it comes. */
        SESSION_EXPIRED(Place.REQUEST, AwsFate.PASSES),
        POLLS_CUT(Place.REST, AwsFate.ANSWER_LOST, "DescribeStatement"),
        RESULTS_LOST(Place.REST, AwsFate.FAILED, "GetStatementResult"),
        LISTS_LOST(Place.REST, AwsFate.REQUEST_LOST, "ListStatements"),
        /** Nothing arrives any more, and the lease stays as that of a process that was killed. */
        KILL_BEFORE(Place.REST, AwsFate.REQUEST_LOST),
        /** So it is, and a last request arrives. */
        KILL_AFTER(Place.REST, AwsFate.REQUEST_LOST),
        CANCELLED(Place.STATEMENT),
        TERMINATED(Place.STATEMENT),
        SESSION_ENDED(Place.STATEMENT),
        CALL_ERROR(Place.CALL),
        CALL_CANCELLED(Place.CALL),
        CALL_TERMINATED(Place.CALL),
        CALL_SESSION_ENDED(Place.CALL),
        /** Nothing arrives any more, and the call goes on when the deployment has ended. */
        CALL_LOST(Place.CALL);

        final Place place;
        final AwsFate fate;
        private final String operation;

        Kind(Place place) {
            this(place, AwsFate.PASSES);
        }

        Kind(Place place, AwsFate fate) {
            this(place, fate, "");
        }

        Kind(Place place, AwsFate fate, String operation) {
            this.place = place;
            this.fate = fate;
            this.operation = operation;
        }

        boolean befalls(String asked) {
            return operation.isEmpty() || operation.equals(asked);
        }

        boolean kills() {
            return this == KILL_BEFORE || this == KILL_AFTER;
        }
    }
}
