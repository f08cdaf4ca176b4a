package io.github.redshiftdeploy.local.aws;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes statements of requests, and sets them going. */
final class DataSubmissions {
    private final DataBehaviour behaviour;
    private final DataAccess access;
    private final DataStatements statements;
    private final DataSessions sessions;
    private final Executor threads;

    DataSubmissions(
            DataBehaviour behaviour,
            DataAccess access,
            DataStatements statements,
            DataSessions sessions,
            Executor threads) {
        this.behaviour = behaviour;
        this.access = access;
        this.statements = statements;
        this.sessions = sessions;
        this.threads = threads;
    }

    /** Returns the statement that a request makes, or made when it came for the first time. */
    synchronized DataStatement take(Caller caller, DataRequest request) {
        Optional<DataStatement> repeated = statements.repeated(caller, request);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        DataSession named =
                request.session().map(id -> sessions.find(caller, id)).orElse(null);
        DataLogin login = named == null ? access.login(caller, request) : named.login();
        if (named != null) {
            access.permit(caller, request.operation(), login.resource());
        }
        statements.requireRoom();
        DataSession session = session(caller, login, named, request);
        DataStatement statement = new DataStatement(caller, request, login, session, behaviour.now());
        statements.add(statement);
        threads.execute(new DataRunner(behaviour, statement)::run);
        return statement;
    }

    private @Nullable DataSession session(
            Caller caller, DataLogin login, @Nullable DataSession named, DataRequest request) {
        if (named != null) {
            sessions.take(named, request);
            return named;
        }
        int keepAlive = request.keepAliveSeconds().orElse(0);
        return keepAlive == 0 ? null : sessions.open(caller, login, request, keepAlive);
    }
}
