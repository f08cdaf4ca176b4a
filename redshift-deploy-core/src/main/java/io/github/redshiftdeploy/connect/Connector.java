package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions with Amazon's driver and a fixed profile of its settings: one text is one statement, sent as it
 * stands; TLS with certificate and host name verified, always; no rollback goes unnoticed.
 */
public final class Connector {

    private static final int LONGEST_APPLICATION_NAME = 63;

    private final CredentialSource credentials;
    private final String database;
    private final ConnectionConfig config;
    private final SessionSetUp setUp;
    private final Consumer<String> log;
    private final Doorkeeper doorkeeper = new Doorkeeper();

    /**
     * Makes a connector.
     *
     * @param log hears of every try that failed and is repeated
     */
    public Connector(CredentialSource credentials, String database, SessionSetUp setUp, Consumer<String> log) {
        this.credentials = credentials;
        this.database = database;
        this.config = setUp.config();
        this.setUp = setUp;
        this.log = log;
    }

    /**
     * Logs in and sets the session up. A failure that may pass is tried again, each time with a login that is valid
     * then. Several threads may call it at once.
     *
     * @throws DiagnosticException when there is no way to connect
     */
    public Session open() throws SQLException {
        return open(List.of(), Duration.ZERO);
    }

    /**
     * Logs in for the work beside the scripts: its clock shows UTC, and its statements are short, unless they wait for
     * a lock that nobody should hold. The server ends each in time, so a longer silence is none of the server's.
     */
    public Session openControl() throws SQLException {
        String comment = setUp.marker().comment();
        Duration longest = config.networkTimeout();
        return open(
                List.of(comment + "SET statement_timeout TO " + longest.toMillis(), comment + "SET timezone TO 'UTC'"),
                longest.plus(longest.dividedBy(4)).plusSeconds(1));
    }

    /** Returns after which silence it is asked whether the other side still works. */
    public Duration networkTimeout() {
        return config.networkTimeout();
    }

    private Session open(List<String> more, Duration patience) throws SQLException {
        if (config.sslRootCert() != null) {
            CertificateBundle.check(config.sslRootCert());
        }
        return connect(endpoint(), more, patience);
    }

    /** Sets a session up; the network may break here too, which nobody's settings are to blame for. */
    private void setUp(LoggedIn loggedIn, List<String> more) throws SQLException {
        Session session = loggedIn.session();
        try {
            List<String> statements = new ArrayList<>(setUp.settings());
            statements.addAll(more);
            session.patience(loggedIn.left());
            session.send(statements, ResultListener.IGNORED);
            Optional<String> initSql = setUp.initSql();
            if (initSql.isPresent()) {
                initialize(session, initSql.get(), loggedIn.left());
            }
        } catch (StatementException e) {
            if (!session.alive() || SqlState.endsSession(e.problem())) {
                throw e.problem();
            }
            throw new DiagnosticException(
                    Diagnostic.error(
                                    ConnectCode.INIT_SQL,
                                    "the session could not be set up: " + ServerWords.withState(e))
                            .help("check 'redshift.initSql', 'redshift.queryGroup' and 'redshift.statementTimeout'"),
                    e);
        }
    }

    /** A session without an answer is no network fault as long as the user's own statement may still run. */
    private void initialize(Session session, String initSql, Duration left) throws SQLException {
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

    /** Returns after how long the server cancels a statement, when that is wanted. */
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

    private Session connect(Endpoint endpoint, List<String> more, Duration patience) {
        for (int tries = 1; ; tries++) {
            Login login = login();
            try {
                return ready(doorkeeper.let(login, () -> logIn(endpoint, login)), more, patience);
            } catch (SQLException e) {
                ConnectionFailure failure = new ConnectionFailure(e, endpoint);
                Diagnostic diagnostic = failure.diagnostic(database, login.user(), config.connectTimeout());
                if (!failure.passing() || tries > config.connectRetries()) {
                    throw new DiagnosticException(diagnostic, e);
                }
                pause(tries, diagnostic);
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

    private LoggedIn logIn(Endpoint endpoint, Login login) throws SQLException {
        long deadline = System.nanoTime() + config.connectTimeout().toNanos();
        String url = "jdbc:redshift://" + endpoint + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        try (NoIniFile noIniFile = NoIniFile.make()) {
            DriverProfile profile = new DriverProfile(config, applicationName());
            Connection connection = new com.amazon.redshift.Driver().connect(url, profile.of(login, noIniFile));
            return new LoggedIn(new Session(connection), deadline);
        }
    }

    private Session ready(LoggedIn loggedIn, List<String> more, Duration patience) throws SQLException {
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

    private void pause(int tries, Diagnostic reason) {
        long longest = config.connectRetriesInterval().toMillis();
        long backoff = Math.min(longest, 500L << Math.min(tries - 1, 20));
        Duration wait =
                Duration.ofMillis(backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1));
        log.accept(Printable.line(reason.message()) + "; try " + (tries + 1) + " of " + (config.connectRetries() + 1)
                + " in " + wait.toMillis() + " ms");
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiagnosticException(reason, e);
        }
    }
}
