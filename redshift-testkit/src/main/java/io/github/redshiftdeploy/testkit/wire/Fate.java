package io.github.redshiftdeploy.testkit.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message, and with it of its connection.
 *
 * @param act what happens
 * @param portion how much of the message still arrives before a cut
 * @param everywhere whether all connections meet the same end
 * @param delay how much later a message arrives
 * @param sql what arrives in place of a message's statements, if something else does
 */
public record Fate(
        Act act,
        Portion portion,
        boolean everywhere,
        Duration delay,
        @Nullable String sql) {

    /** It arrives. */
    public static final Fate PASSES = new Fate(Act.PASS, Portion.ALL, false, Duration.ZERO, null);

    /** It arrives later. */
    public static Fate late(Duration delay) {
        return new Fate(Act.DELAY, Portion.ALL, false, delay, null);
    }

    /** Other statements arrive than were sent. */
    public static Fate replaced(String sql) {
        return PASSES.with(sql);
    }

    /** Both ends of the connection are closed; the server goes on with what it has received. */
    public static Fate cut(Portion portion) {
        return new Fate(Act.CUT, portion, false, Duration.ZERO, null);
    }

    /** The client's end is closed; the server does not notice, as behind a gateway that has forgotten a connection. */
    public static Fate halfOpen(Portion portion) {
        return new Fate(Act.HALF_OPEN, portion, false, Duration.ZERO, null);
    }

    /** Nothing arrives any more in either direction, and both ends stay open. */
    public static Fate frozen() {
        return new Fate(Act.FREEZE, Portion.NOTHING, false, Duration.ZERO, null);
    }

    /** Nothing more arrives that goes the way of this message; what goes the other way does. */
    public static Fate dropped() {
        return new Fate(Act.DROP, Portion.NOTHING, false, Duration.ZERO, null);
    }

    /** The client's end is closed at once, and the server gets the message later, when nobody listens any more. */
    public static Fate lingering(Duration delay) {
        return new Fate(Act.LINGER, Portion.ALL, false, delay, null);
    }

    /** Returns the same for a message with other statements, if there are others. */
    public Fate with(@Nullable String statements) {
        return new Fate(act, portion, everywhere, delay, statements);
    }

    /** Returns the same for all connections that are open at that moment; those that do not linger are cut. */
    public Fate forAll() {
        return new Fate(act, portion, true, delay, sql);
    }

    /** What happens. */
    public enum Act {
        PASS,
        DELAY,
        CUT,
        HALF_OPEN,
        FREEZE,
        DROP,
        LINGER
    }

    /** How much of a message arrives. */
    public enum Portion {
        NOTHING,
        HALF,
        ALL
    }
}
