package io.github.redshiftdeploy.local.aws;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The sessions of the Data API, those that have ended included. */
final class DataSessions implements Closeable {
    private final DataBehaviour behaviour;
    private final Map<String, DataSession> sessions = new LinkedHashMap<>();

    DataSessions(DataBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Opens one for a statement that asks for it. */
    synchronized DataSession open(Caller owner, DataLogin login, DataRequest request, int keepAliveSeconds) {
        expire();
        long open =
                sessions.values().stream().filter(session -> !session.closed()).count();
        if (open >= behaviour.sessions()) {
            throw new AwsRefusal(
                    Fault.ACTIVE_SESSIONS,
                    "The number of active sessions exceeds the maximum of " + behaviour.sessions());
        }
        DataSession session = new DataSession(
                UUID.randomUUID().toString(),
                owner,
                login,
                request,
                Duration.ofSeconds(keepAliveSeconds),
                behaviour.now());
        sessions.put(session.id(), session);
        return session;
    }

    /** Returns the session that a caller names, to look at it. */
    synchronized DataSession find(Caller caller, String id) {
        DataSession session = sessions.get(id);
        if (session == null || !session.owner().sameIdentity(caller)) {
            throw DataRules.invalid("Session with Id: " + id + " is invalid");
        }
        return session;
    }

    /** Takes a session for a statement; one that is busy or has ended is refused in the same words, as on AWS. */
    synchronized void take(DataSession session, DataRequest request) {
        expire();
        Duration keepAlive = request.keepAliveSeconds().map(Duration::ofSeconds).orElse(null);
        if (!session.take(keepAlive)) {
            throw DataRules.invalid(DataSession.UNAVAILABLE);
        }
    }

    /** Ends those whose time is over, and forgets those that ended long ago. */
    synchronized void expire() {
        Instant oldest = behaviour.now().minus(DataLimits.LONGEST_SESSION.plus(DataLimits.RETENTION));
        sessions.values()
                .removeIf(session -> session.closed() && session.created().isBefore(oldest));
        sessions.values().stream()
                .filter(session -> session.over(behaviour.now()) || behaviour.ended(session))
                .forEach(DataSessions::end);
    }

    /** Ends all. */
    @Override
    public synchronized void close() {
        sessions.values().forEach(DataSessions::end);
    }

    private static void end(DataSession session) {
        try {
            session.close();
        } catch (IOException alreadyEnded) {
            // So it has ended.
        }
    }
}
