package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Act;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import java.time.Duration;

/**
 * Something that goes wrong during a deployment.
 *
 * @param at the number of the message, or of the statement, that it befalls
 * @param times how often; a server's error comes again when the same statement does
 */
record Fault(Kind kind, int at, int times) {
    private static final int EARLY_MESSAGES = 75;
    private static final int EARLY_STATEMENTS = 15;

    static Fault of(Kind kind, int at) {
        return new Fault(kind, at, 1);
    }

    /** Returns the same for a deployment that resumes another one, and so is shorter. */
    Fault early() {
        int most = kind.ofServer() ? EARLY_STATEMENTS : EARLY_MESSAGES;
        return new Fault(kind, at % most + 1, times);
    }

    @Override
    public String toString() {
        return kind + "@" + at + (times == 1 ? "" : "x" + times);
    }

    /** What goes wrong. */
    enum Kind {
        CUT_BEFORE(Act.CUT, Portion.NOTHING, false),
        CUT_WITHIN(Act.CUT, Portion.HALF, false),
        CUT_AFTER(Act.CUT, Portion.ALL, false),
        HALF_OPEN_BEFORE(Act.HALF_OPEN, Portion.NOTHING, false),
        HALF_OPEN_WITHIN(Act.HALF_OPEN, Portion.HALF, false),
        HALF_OPEN_AFTER(Act.HALF_OPEN, Portion.ALL, false),
        ALL_CUT(Act.CUT, Portion.ALL, true),
        ALL_HALF_OPEN(Act.HALF_OPEN, Portion.ALL, true),
        /** Like {@link #ALL_CUT}, and for a while there is no way to connect again. */
        OUTAGE(Act.CUT, Portion.ALL, true),
        FREEZE(Act.FREEZE, Portion.NOTHING, false),
        ALL_FREEZE(Act.FREEZE, Portion.NOTHING, true),
        DELAY(Act.DELAY, Portion.ALL, false),
        /** The process that deploys is killed; it needs one of its own. */
        KILL_BEFORE(Act.CUT, Portion.NOTHING, false),
        KILL_AFTER(Act.CUT, Portion.ALL, false),

        SERIALIZABLE(
                "XX000",
                "1023",
                "Serializable isolation violation on table - 100215, transactions forming the"
                        + " cycle are: 13452, 13456 (pid:1073)"),
        CONFLICT("XX000", "could not complete because of conflict with concurrent transaction", ""),
        DEADLOCK("40P01", "deadlock detected", "Process 1 waits for AccessExclusiveLock on relation 2"),
        CANCELLED("57014", "canceling statement due to user request", ""),
        TERMINATED("57P01", "terminating connection due to administrator command", ""),
        /** One that no retry mends. */
        DIVISION("22012", "division by zero", "");

        private static final Duration LATE = Duration.ofMillis(40);

        private final Act act;
        private final Portion portion;
        private final boolean everywhere;
        private final String sqlState;
        private final String message;
        private final String detail;

        Kind(Act act, Portion portion, boolean everywhere) {
            this.act = act;
            this.portion = portion;
            this.everywhere = everywhere;
            this.sqlState = "";
            this.message = "";
            this.detail = "";
        }

        Kind(String sqlState, String message, String detail) {
            this.act = Act.PASS;
            this.portion = Portion.ALL;
            this.everywhere = false;
            this.sqlState = sqlState;
            this.message = message;
            this.detail = detail;
        }

        /** Tells whether the server raises it at a statement; else the network does at a message. */
        boolean ofServer() {
            return !sqlState.isEmpty();
        }

        boolean kills() {
            return this == KILL_BEFORE || this == KILL_AFTER;
        }

        boolean freezes() {
            return act == Act.FREEZE;
        }

        Fate fate() {
            return new Fate(act, portion, everywhere, LATE, null);
        }

        String sqlState() {
            return sqlState;
        }

        String message() {
            return message;
        }

        String detail() {
            return detail;
        }
    }
}
