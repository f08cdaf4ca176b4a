package io.github.redshiftdeploy.local.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements that were submitted, as long as they are kept. */
final class DataStatements {
    private final DataBehaviour behaviour;
    private final Map<String, DataStatement> statements = new LinkedHashMap<>();
    private final Map<Token, DataStatement> tokens = new HashMap<>();

    /** A token belongs to who sent it. */
    private record Token(String owner, String text) {}

    DataStatements(DataBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Returns the statement that a request with the same token made before. */
    synchronized Optional<DataStatement> repeated(Caller caller, DataRequest request) {
        Instant oldest = behaviour.now().minus(DataLimits.TOKEN_VALIDITY);
        tokens.values().removeIf(statement -> statement.created().isBefore(oldest));
        return request.token().map(token -> tokens.get(new Token(caller.arn(), token)));
    }

    synchronized void add(DataStatement statement) {
        statements.put(statement.id(), statement);
        Caller owner = statement.owner();
        statement.request().token().ifPresent(token -> tokens.put(new Token(owner.arn(), token), statement));
    }

    /** Refuses a further statement when too many have not ended. */
    synchronized void requireRoom() {
        long active = statements.values().stream()
                .filter(statement -> statement.status().active())
                .count();
        int most = behaviour.activeStatements();
        if (active >= most) {
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
                .forEach(statement -> found.add(0, statement));
        return found;
    }

    static AwsRefusal notFound(String id) {
        return new AwsRefusal(Fault.STATEMENT_NOT_FOUND, "Query does not exist.", Fields.of("ResourceId", id));
    }

    private void forget() {
        Instant oldest = behaviour.now().minus(DataLimits.RETENTION);
        statements
                .values()
                .removeIf(statement ->
                        !statement.status().active() && statement.updated().isBefore(oldest));
    }
}
