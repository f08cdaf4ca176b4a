package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells why a connection could not be made, and whether it is worth another try. */
final class ConnectionFailure {

    private final SQLException problem;
    private final Endpoint endpoint;
    private final String text;

    ConnectionFailure(SQLException problem, Endpoint endpoint) {
        this.problem = problem;
        this.endpoint = endpoint;
        this.text = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** Tells whether the next try may succeed although nobody changed anything. */
    boolean passing() {
        ConnectCode code = code();
        return code == ConnectCode.UNREACHABLE
                || code == ConnectCode.TOO_MANY_CONNECTIONS
                || (code == ConnectCode.FAILED && state().startsWith("57P0"));
    }

    Diagnostic diagnostic(String database, String user, Duration timeout) {
        String at = "'" + endpoint + "'";
        return switch (code()) {
            case NO_ANSWER ->
                error("no answer from " + at + " within " + timeout.toSeconds() + " s")
                        .help("check the security group and the route to it, or raise 'redshift.connectTimeout'");
            case WRONG_HOST_NAME ->
                error("the certificate of " + at + " is for another host name")
                        .help("connect by the name that the certificate is for: set 'redshift.host'");
            case UNTRUSTED_CERTIFICATE ->
                error("the certificate of " + at + " is signed by nobody that is trusted here")
                        .help("set 'redshift.sslRootCert' to the PEM file of its certificate authority");
            case LOGIN_REFUSED ->
                error("the cluster refused the login of user '" + user + "': " + message())
                        .help(
                                "check that the user exists in the database and that the password or the IAM role is right");
            case NO_SUCH_DATABASE ->
                error("there is no database '" + database + "' at " + at).help("check 'redshift.database'");
            case UNREACHABLE ->
                error("nothing listens at " + at + ": " + message())
                        .help("check host and port, and that this machine may reach them");
            case TOO_MANY_CONNECTIONS ->
                error("the cluster takes no more connections: " + message())
                        .help("wait, or end sessions that are not needed");
            default -> error("the connection to " + at + " failed: " + message() + " (SQLSTATE " + state() + ")");
        };
    }

    private Diagnostic error(String message) {
        return Diagnostic.error(code(), message);
    }

    private ConnectCode code() {
        if (caused(SSLException.class::isInstance) || text.contains("hostname")) {
            boolean name =
                    text.contains("hostname") || causes().anyMatch(cause -> says(cause, "no subject alternative"));
            return name ? ConnectCode.WRONG_HOST_NAME : tls();
        }
        return switch (state()) {
            case "3D000" -> ConnectCode.NO_SUCH_DATABASE;
            case "28000", "28P01" -> ConnectCode.LOGIN_REFUSED;
            case "53300" -> ConnectCode.TOO_MANY_CONNECTIONS;
            case "08001", "08006", "08004" -> network();
            default -> ConnectCode.FAILED;
        };
    }

    private ConnectCode tls() {
        boolean untrusted = causes().anyMatch(cause -> says(cause, "path") || says(cause, "trust"));
        return untrusted ? ConnectCode.UNTRUSTED_CERTIFICATE : ConnectCode.FAILED;
    }

    private ConnectCode network() {
        if (text.contains("timed out") || caused(SocketTimeoutException.class::isInstance)) {
            return ConnectCode.NO_ANSWER;
        }
        boolean unreachable = text.contains("refused")
                || caused(ConnectException.class::isInstance)
                || caused(UnknownHostException.class::isInstance);
        return unreachable ? ConnectCode.UNREACHABLE : ConnectCode.FAILED;
    }

    private boolean caused(Predicate<Throwable> by) {
        return causes().anyMatch(by);
    }

    private Stream<Throwable> causes() {
        return Stream.iterate((Throwable) problem, cause -> cause != null, Throwable::getCause);
    }

    private static boolean says(Throwable cause, String words) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }

    private String state() {
        return problem.getSQLState() == null ? "unknown" : problem.getSQLState();
    }

    /** The server's own words on one line. */
    private String message() {
        return String.valueOf(problem.getMessage()).strip().lines().findFirst().orElse("");
    }
}
