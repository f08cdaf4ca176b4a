package io.github.redshiftdeploy.fault;

import io.github.redshiftdeploy.testkit.wire.Fate;
import io.github.redshiftdeploy.testkit.wire.Fate.Act;
import io.github.redshiftdeploy.testkit.wire.Fate.Portion;
import java.time.Duration;

/**
 * Something that goes wrong during a deployment.
 *
 * @param at the number of the message, or of the statement, that it befalls
 * @param times how often; a server's error comes again when the same statement does, and what lingers does it otherwise
 */
record Fault(Kind kind, int at, int times) {
    private static final int EARLY_MESSAGES = 75;
    private static final int EARLY_STATEMENTS = 15;
    private static final Duration LATE = Duration.ofMillis(40);
    private static final Duration LINGERS = Duration.ofMillis(200);

    /** So many different times a message may linger. */
    static final int LINGERING = 7;

    static Fault of(Kind kind, int at) {
        return new Fault(kind, at, 1);
    }

    /** Returns the same for a deployment that resumes another one, and so is shorter. */
    Fault early() {
        int most = kind.place() == Place.STATEMENT ? EARLY_STATEMENTS : EARLY_MESSAGES;
        return new Fault(kind, at % most + 1, times);
    }

    /** Returns what becomes of the message that it befalls. */
    Fate fate() {
        // What lingers arrives before, while and after the next deployment looks at what there is.
        return kind.fate(kind.lingers() ? LINGERS.multipliedBy(1 + (at + times - 1) % LINGERING) : LATE);
    }

    @Override
    public String toString() {
        String where = kind.place() == Place.MESSAGE || kind.place() == Place.STATEMENT ? "@" + at : "";
        return kind + where + (times == 1 ? "" : "x" + times);
    }

    /** Where something goes wrong. */
    enum Place {
        /** On the way of a message, which has a number. */
        MESSAGE,
        /** In the server at a statement, which has a number. */
        STATEMENT,
        /** In the middle of the procedure that commits there. */
        CALL,
        /** Between a deployment that failed and the next one, or after the last. */
        PAUSE
    }

    /** What goes wrong. */
    enum Kind {
        CUT_BEFORE(Act.CUT, Portion.NOTHING),
        CUT_WITHIN(Act.CUT, Portion.HALF),
        CUT_AFTER(Act.CUT, Portion.ALL),
        HALF_OPEN_BEFORE(Act.HALF_OPEN, Portion.NOTHING),
        HALF_OPEN_WITHIN(Act.HALF_OPEN, Portion.HALF),
        HALF_OPEN_AFTER(Act.HALF_OPEN, Portion.ALL),
        ALL_CUT(Act.CUT, Portion.ALL),
        ALL_HALF_OPEN(Act.HALF_OPEN, Portion.ALL),
        /** Like {@link #ALL_CUT}, and for a while there is no way to connect again. */
        OUTAGE(Act.CUT, Portion.ALL),
        FREEZE(Act.FREEZE, Portion.NOTHING),
        ALL_FREEZE(Act.FREEZE, Portion.NOTHING),
        DELAY(Act.DELAY, Portion.ALL),
        /** All clients are cut off for good, and the server gets what was sent while the next deployment is there. */
        ALL_LINGER(Act.LINGER, Portion.ALL),
        /** Nobody lets go of what is frozen, and nobody mends the network that loses what is sent. */
        SILENT(Act.FREEZE, Portion.NOTHING),
        SILENT_WITHIN(Act.FREEZE, Portion.HALF),
        SILENT_AFTER(Act.FREEZE, Portion.ALL),
        ALL_SILENT(Act.FREEZE, Portion.ALL),
        LOSSY(Act.DROP, Portion.NOTHING),
        /** The process that deploys is killed; it needs one of its own. */
        KILL_BEFORE(Act.CUT, Portion.NOTHING),
        KILL_AFTER(Act.CUT, Portion.ALL),
        /** So it is, and the server gets what it has sent while the next deployment is there. */
        ALL_LINGER_KILL(Act.LINGER, Portion.ALL),
        /** The process is asked to end. */
        SIGNAL(Act.PASS, Portion.ALL),

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
        DIVISION("22012", "division by zero", ""),

        /** The statements behind the procedure's COMMIT fail. */
        CALL_ERROR(Place.CALL),
        CALL_CANCELLED(Place.CALL),
        CALL_TERMINATED(Place.CALL),
        CALL_TIMEOUT(Place.CALL),
        CALL_LOCK_TIMEOUT(Place.CALL),
        CALL_CUT(Place.CALL),
        CALL_KILL(Place.CALL),
        CALL_SIGNAL(Place.CALL),

        /** Somebody goes on with another value for a placeholder. */
        OTHER_VALUE(Place.PAUSE),
        /** Another project deploys whose artifact and scripts have the same names. */
        OTHER_PROJECT(Place.PAUSE),
        OTHER_EXECUTION(Place.PAUSE),
        ROWS_LOST(Place.PAUSE),
        DEPLOYMENT_LOST(Place.PAUSE),
        TABLE_LOST(Place.PAUSE),
        COLUMN_LOST(Place.PAUSE),
        GARBAGE(Place.PAUSE),
        /** What runs once and has run is chosen alone. */
        ONCE_MORE(Place.PAUSE),
        /** All scripts are said to be applied. */
        BASELINE(Place.PAUSE);

        private final Place place;
        private final Act act;
        private final Portion portion;
        private final String sqlState;
        private final String message;
        private final String detail;

        Kind(Act act, Portion portion) {
            this(Place.MESSAGE, act, portion, "", "", "");
        }

        Kind(String sqlState, String message, String detail) {
            this(Place.STATEMENT, Act.PASS, Portion.ALL, sqlState, message, detail);
        }

        Kind(Place place) {
            this(place, Act.PASS, Portion.ALL, "", "", "");
        }

        Kind(Place place, Act act, Portion portion, String sqlState, String message, String detail) {
            this.place = place;
            this.act = act;
            this.portion = portion;
            this.sqlState = sqlState;
            this.message = message;
            this.detail = detail;
        }

        Place place() {
            return place;
        }

        /** Tells whether it befalls a process, which is one of its own then. */
        boolean ofProcess() {
            return kills() || signals();
        }

        boolean kills() {
            return this == KILL_BEFORE || this == KILL_AFTER || this == ALL_LINGER_KILL || this == CALL_KILL;
        }

        boolean signals() {
            return this == SIGNAL || this == CALL_SIGNAL;
        }

        /** Tells whether what it freezes is let go after a while. */
        boolean thaws() {
            return this == FREEZE || this == ALL_FREEZE;
        }

        /** Tells whether only the deployment itself can put an end to it, and needs a while for that. */
        boolean silent() {
            return this == SILENT
                    || this == SILENT_WITHIN
                    || this == SILENT_AFTER
                    || this == ALL_SILENT
                    || this == LOSSY;
        }

        boolean lingers() {
            return act == Act.LINGER;
        }

        private boolean everywhere() {
            return this == OUTAGE || name().startsWith("ALL_");
        }

        Fate fate(Duration delay) {
            return new Fate(act, portion, everywhere(), delay, null);
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
