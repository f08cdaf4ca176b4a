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
        Session session = connect(endpoint(), more);
        session.patience(patience);
        return session;
    }

    /** Sets a session up; the network may break here too, which nobody's settings are to blame for. */
    private Session setUp(Session session, List<String> more, Duration patience) throws SQLException {
        try {
            session.patience(patience);
            List<String> statements = new ArrayList<>(setUp.settings());
            statements.addAll(more);
            session.send(statements, ResultListener.IGNORED);
            Optional<String> initSql = setUp.initSql();
            if (initSql.isPresent()) {
                session.send(initSql.get());
            }
            return session;
        } catch (StatementException e) {
            if (!session.alive() || SqlState.endsSession(e.problem())) {
                session.abort();
                throw e.problem();
            }
            session.close();
            throw new DiagnosticException(
                    Diagnostic.error(
                                    ConnectCode.INIT_SQL,
                                    "the session could not be set up: " + ServerWords.withState(e))
                            .help("check 'redshift.initSql', 'redshift.queryGroup' and 'redshift.statementTimeout'"),
                    e);
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

    private Session connect(Endpoint endpoint, List<String> more) {
        for (int tries = 1; ; tries++) {
            Login login = login();
            long deadline = System.nanoTime() + config.connectTimeout().toNanos();
            try {
                Session session = new Session(doorkeeper.let(login, () -> connect(endpoint, login)));
                Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
                return setUp(session, more, left);
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

    private Connection connect(Endpoint endpoint, Login login) throws SQLException {
        String url = "jdbc:redshift://" + endpoint + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        try (NoIniFile noIniFile = NoIniFile.make()) {
            DriverProfile profile = new DriverProfile(config, applicationName());
            return new com.amazon.redshift.Driver().connect(url, profile.of(login, noIniFile));
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
