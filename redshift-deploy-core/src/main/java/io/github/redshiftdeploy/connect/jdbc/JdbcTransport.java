package io.github.redshiftdeploy.connect.jdbc;

import com.amazon.redshift.Driver;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.ConnectTries;
import io.github.redshiftdeploy.connect.CredentialSource;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Limits;
import io.github.redshiftdeploy.connect.Login;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions with Amazon's driver and a fixed profile of its settings: one text is one statement, sent as it
 * stands; TLS with certificate and host name verified, always; no rollback goes unnoticed.
 */
public final class JdbcTransport implements Transport {

    private static final int LONGEST_APPLICATION_NAME = 63;

    private static final Limits LIMITS = new Limits(1_000, 100, 1 << 20);

    private final CredentialSource credentials;
    private final String database;
    private final ConnectionConfig config;
    private final SessionSetUp setUp;
    private final Consumer<String> log;
    private final Doorkeeper doorkeeper = new Doorkeeper();

    /**
     * Makes one.
     *
     * @param log hears of every try that failed and is repeated
     */
    public JdbcTransport(CredentialSource credentials, String database, SessionSetUp setUp, Consumer<String> log) {
        this.credentials = credentials;
        this.database = database;
        this.config = setUp.config();
        this.setUp = setUp;
        this.log = log;
    }

    @Override
    public Session open(Purpose purpose) throws TransportException {
        return switch (purpose) {
            case SCRIPTS -> open(List.of(), Duration.ZERO);
            case CONTROL -> {
                Duration longest = config.networkTimeout();
                yield open(
                        setUp.control(longest),
                        longest.plus(longest.dividedBy(4)).plusSeconds(1));
            }
        };
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Duration networkTimeout() {
        return config.networkTimeout();
    }

    private Session open(List<String> more, Duration patience) throws TransportException {
        if (config.sslRootCert() != null) {
            CertificateBundle.check(config.sslRootCert());
        }
        return connect(endpoint(), more, patience);
    }

    /** Sets a session up; the network may break here too, which nobody's settings are to blame for. */
    private void setUp(LoggedIn loggedIn, List<String> more) throws TransportException {
        Session session = loggedIn.session();
        try {
            List<String> statements = new ArrayList<>(setUp.settings());
            statements.addAll(more);
            session.patience(loggedIn.left());
            session.send(Message.of(statements), ResultListener.IGNORED);
            Optional<String> initSql = setUp.initSql();
            if (initSql.isPresent()) {
                initialize(session, initSql.get(), loggedIn.left());
            }
        } catch (StatementException e) {
            if (!session.alive() || SqlState.endsSession(e.error())) {
                throw e;
            }
            throw new DiagnosticException(
                    Diagnostic.error(
                                    ConnectCode.INIT_SQL,
                                    "the session could not be set up: "
                                            + e.error().wordsWithState())
                            .help("check 'redshift.initSql', 'redshift.queryGroup' and 'redshift.statementTimeout'"),
                    e);
        }
    }

    /** A session without an answer is no network fault as long as the user's own statement may still run. */
    private void initialize(Session session, String initSql, Duration left) throws TransportException {
        session.patience(left.plus(config.networkTimeout()));
        StatementLimit limit = new StatementLimit(session, left);
        @Nullable StatementException failure = null;
        try {
            session.send(initSql);
        } catch (StatementException e) {
            failure = e;
        }
        if (limit.reached()) {
            throw new DiagnosticException(Diagnostic.error(
                            ConnectCode.INIT_SQL,
                            "the session could not be set up: 'redshift.initSql' still ran when "
                                    + config.connectTimeout().toSeconds() + " s were over, and was stopped")
                    .help("make it shorter, or raise 'redshift.connectTimeout'"));
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Optional<Duration> statementTimeout() {
        return Optional.ofNullable(config.statementTimeout());
    }

    /** Two sessions are opened at once, and their credentials are asked for one after the other. */
    private synchronized Endpoint endpoint() {
        return credentials.endpoint();
    }

    private synchronized Login login() {
        return credentials.login();
    }

    private synchronized boolean refused(Login login) {
        return credentials.refused(login);
    }

    private Session connect(Endpoint endpoint, List<String> more, Duration patience) {
        boolean another = false;
        ConnectTries tries = new ConnectTries(config, log);
        while (true) {
            Login login = login();
            try {
                return ready(doorkeeper.let(login, () -> logIn(endpoint, login)), more, patience);
            } catch (TransportException e) {
                ConnectionFailure failure = new ConnectionFailure(e, endpoint);
                Diagnostic diagnostic =
                        failure.diagnostic(database, login.user(), config.connectTimeout(), credentials.detour());
                if (failure.refused() && !another && refused(login)) {
                    another = true;
                    log.accept("the cluster refused the login, and there is a new password since: it is tried");
                    continue;
                }
                tries.next(diagnostic, failure.passing(), e);
            }
        }
    }

    /**
     * A session that is to be set up.
     *
     * @param deadline the {@link System#nanoTime()} by which it should be ready
     */
    private record LoggedIn(Session session, long deadline) {

        Duration left() {
            return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        }
    }

    private LoggedIn logIn(Endpoint endpoint, Login login) throws TransportException {
        long deadline = System.nanoTime() + config.connectTimeout().toNanos();
        String url = "jdbc:redshift://" + endpoint + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        Arrivals arrivals = new Arrivals();
        String socketName = UUID.randomUUID().toString();
        KeepAliveSocketFactory.register(socketName, arrivals);
        try (NoIniFile noIniFile = NoIniFile.make()) {
            DriverProfile profile = new DriverProfile(config, applicationName());
            Connection connection = new Driver().connect(url, profile.of(login, noIniFile, socketName));
            return new LoggedIn(new JdbcSession(connection, arrivals), deadline);
        } catch (SQLException e) {
            throw DriverErrors.exception(e);
        } finally {
            KeepAliveSocketFactory.forget(socketName);
        }
    }

    private Session ready(LoggedIn loggedIn, List<String> more, Duration patience) throws TransportException {
        Session session = loggedIn.session();
        boolean ready = false;
        try {
            setUp(loggedIn, more);
            session.patience(patience);
            ready = true;
            return session;
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    private String applicationName() {
        String name = "redshift-deploy " + setUp.marker().deployment();
        return name.length() > LONGEST_APPLICATION_NAME ? name.substring(0, LONGEST_APPLICATION_NAME) : name;
    }
}
