package io.github.redshiftdeploy.local.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements that were submitted, as long as they are kept. */
final class DataStatements {
    /** The stand-in has less room than AWS; when it is full, the older half of what has ended goes. */
    private static final int MOST = 20_000;

    private static final long MOST_BYTES = 256L << 20;

    private final DataBehaviour behaviour;
    private final Map<String, DataStatement> statements = new LinkedHashMap<>();
    private final Map<Token, DataStatement> tokens = new LinkedHashMap<>();
    private final Set<DataStatement> active = new HashSet<>();
    private long bytes;

    /** A token belongs to who sent it. */
    private record Token(String owner, String text) {}

    DataStatements(DataBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Returns the statement that a request with the same token made before. */
    synchronized Optional<DataStatement> repeated(Caller caller, DataRequest request) {
        Instant oldest = behaviour.now().minus(DataLimits.TOKEN_VALIDITY);
        Iterator<DataStatement> sent = tokens.values().iterator();
        while (sent.hasNext() && sent.next().created().isBefore(oldest)) {
            sent.remove();
        }
        return request.token().map(token -> tokens.get(new Token(caller.arn(), token)));
    }

    synchronized void add(DataStatement statement) {
        forget();
        statements.put(statement.id(), statement);
        active.add(statement);
        bytes += statement.request().length();
        Caller owner = statement.owner();
        statement.request().token().ifPresent(token -> tokens.put(new Token(owner.arn(), token), statement));
    }

    /** Refuses a further statement when too many have not ended. */
    synchronized void requireRoom() {
        active.removeIf(statement -> !statement.status().active());
        int most = behaviour.activeStatements();
        if (active.size() >= most) {
            throw new AwsRefusal(
                    Fault.ACTIVE_STATEMENTS, "The number of active statements exceeds the maximum of " + most);
        }
    }

    /** Returns a statement of the caller's identity; another's is as unknown as one that never was. */
    synchronized DataStatement find(Caller caller, String id) {
        forget();
        int colon = id.indexOf(':');
        DataStatement statement = statements.get(colon < 0 ? id : id.substring(0, colon));
        if (statement == null || !statement.owner().sameIdentity(caller)) {
            throw notFound(id);
        }
        return statement;
    }

    /** Returns the statements of the caller's identity, the last one first. */
    synchronized List<DataStatement> of(Caller caller) {
        forget();
        List<DataStatement> found = new ArrayList<>();
        statements.values().stream()
                .filter(statement -> statement.owner().sameIdentity(caller))
                .forEach(found::add);
        Collections.reverse(found);
        return found;
    }

    static AwsRefusal notFound(String id) {
        return new AwsRefusal(Fault.STATEMENT_NOT_FOUND, "Query does not exist.", Fields.of("ResourceId", id));
    }

    private void forget() {
        Instant oldest = behaviour.now().minus(DataLimits.RETENTION);
        boolean full = statements.size() >= MOST || bytes >= MOST_BYTES;
        int ended = full ? statements.size() / 2 : 0;
        Iterator<DataStatement> all = statements.values().iterator();
        for (DataStatement next = next(all); next != null; next = next(all)) {
            boolean old = next.created().isBefore(oldest) && next.updated().isBefore(oldest);
            if (!old && ended <= 0) {
                return;
            }
            ended--;
            if (!next.status().active()) {
                all.remove();
                bytes -= next.request().length();
            }
        }
    }

    private static @Nullable DataStatement next(Iterator<DataStatement> all) {
        return all.hasNext() ? all.next() : null;
    }
}
