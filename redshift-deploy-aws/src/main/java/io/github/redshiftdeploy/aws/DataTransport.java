package io.github.redshiftdeploy.aws;

import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.ConnectTries;
import io.github.redshiftdeploy.connect.Limits;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.ResultListener;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens sessions of the Data API, which reaches clusters in networks that nobody else does. */
final class DataTransport implements Transport {

    /** A transaction with its row of the history and its fence is one request, and each is one of its own. */
    private static final Limits LIMITS = new Limits(DataGroup.MOST - 2, 0, 1 << 20);

    private final DataApi api;
    private final DataCluster cluster;
    private final ConnectionConfig config;
    private final SessionSetUp setUp;

    DataTransport(DataApi api, DataCluster cluster, SessionSetUp setUp) {
        this.api = api;
        this.cluster = cluster;
        this.config = setUp.config();
        this.setUp = setUp;
    }

    /** {@inheritDoc} The process that serves the session is known when its first statement has ended. */
    @Override
    public Session open(Purpose purpose) throws TransportException {
        ConnectTries tries = new ConnectTries(config, api.log());
        while (true) {
            DataSession session = new DataSession(
                    api,
                    "redshift-deploy " + setUp.marker().deployment(),
                    setUp.marker().comment(),
                    config.sessionIdle());
            try {
                setUp(session, purpose);
                return session;
            } catch (StatementException e) {
                SqlState state = SqlState.of(e.error());
                tries.next(reason(session, e), state.passes() || state == SqlState.CONNECTION, e);
            }
        }
    }

    private void setUp(DataSession session, Purpose purpose) throws StatementException {
        Duration longest = config.networkTimeout();
        boolean control = purpose == Purpose.CONTROL;
        List<String> statements = new ArrayList<>(setUp.settings());
        statements.addAll(control ? setUp.control(longest) : List.of());
        session.patience(config.connectTimeout().plus(longest));
        session.send(Message.of(statements), ResultListener.IGNORED);
        Optional<String> initSql = setUp.initSql();
        if (initSql.isPresent()) {
            session.send(initSql.get());
        }
        session.patience(control ? longest.plus(longest.dividedBy(4)).plusSeconds(1) : Duration.ZERO);
    }

    /** A cluster that is paused or resizing says so in words of its own, or not at all; AWS knows it. */
    private Diagnostic reason(DataSession session, StatementException problem) {
        String words = problem.error().wordsWithState();
        if (SqlState.of(problem.error()) == SqlState.LOGIN_REFUSED) {
            return loginRefused(words);
        }
        boolean begun = session.id().number() != 0;
        if (begun && session.alive() && problem.getCause() == null) {
            return Diagnostic.error(ConnectCode.INIT_SQL, "the session could not be set up: " + words)
                    .help("check 'redshift.initSql', 'redshift.queryGroup' and 'redshift.statementTimeout'");
        }
        cluster.requireAvailable();
        return problem.getCause() instanceof DiagnosticException explained
                ? explained.diagnostics().get(0)
                : Diagnostic.error(
                                ConnectCode.FAILED,
                                "no session on " + api.target().subject() + " over the Data API: " + words)
                        .help("look whether it is available, and whether 'redshift.database' and the user are right");
    }

    private Diagnostic loginRefused(String words) {
        String right = api.target().secret() == null
                ? "'redshift.dbUser' or the IAM role is right"
                : "the secret of 'redshift.secretArn' holds its password";
        return Diagnostic.error(
                        ConnectCode.LOGIN_REFUSED,
                        api.target().subject() + " refused the login over the Data API: " + words)
                .help("check that the user exists in the database and that " + right);
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Duration networkTimeout() {
        return config.networkTimeout();
    }

    @Override
    public Optional<Duration> statementTimeout() {
        return Optional.ofNullable(config.statementTimeout());
    }
}
