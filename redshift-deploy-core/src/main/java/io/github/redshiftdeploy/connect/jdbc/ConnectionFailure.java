package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.connect.ConnectCode;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.ServerError;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells why a connection could not be made, and whether it is worth another try. */
final class ConnectionFailure {

    private final ServerError problem;
    private final Throwable thrown;
    private final Endpoint endpoint;
    private final SqlState state;
    private final String text;

    ConnectionFailure(TransportException problem, Endpoint endpoint) {
        this.problem = problem.error();
        this.thrown = Objects.requireNonNullElse(problem.getCause(), problem);
        this.endpoint = endpoint;
        this.state = SqlState.of(this.problem);
        this.text = this.problem.message().toLowerCase(Locale.ROOT);
    }

    /** Tells whether the next try may succeed although nobody changed anything. */
    boolean passing() {
        return switch (code()) {
            case UNREACHABLE, NO_ANSWER, TOO_MANY_CONNECTIONS -> true;
            case FAILED -> state.passes() || broken();
            case WRONG_HOST_NAME,
                    UNTRUSTED_CERTIFICATE,
                    LOGIN_REFUSED,
                    NO_SUCH_DATABASE,
                    WRONG_CERTIFICATES,
                    INIT_SQL -> false;
        };
    }

    /** Tells whether the server does not take the password. */
    boolean refused() {
        return code() == ConnectCode.LOGIN_REFUSED;
    }

    /** Tells whether the other side ended the connection without a word; what it says in words, it will say again. */
    private boolean broken() {
        return caused(EOFException.class::isInstance) || caused(SocketException.class::isInstance);
    }

    /**
     * Returns what is wrong.
     *
     * @param detour the setting of a way that needs no connection, when there is one
     */
    Diagnostic diagnostic(String database, String user, Duration timeout, Optional<String> detour) {
        String around = detour.map(setting -> "; '" + setting + "' gets there without a route of yours")
                .orElse("");
        String at = "'" + endpoint + "'";
        return switch (code()) {
            case NO_ANSWER ->
                error("no answer from " + at + " within " + timeout.toSeconds() + " s")
                        .help("check the security group and the route to it, or raise 'redshift.connectTimeout'"
                                + around);
            case WRONG_HOST_NAME ->
                error("the certificate of " + at + " is for another host name")
                        .help("connect by the name that the certificate is for: set 'redshift.host'");
            case UNTRUSTED_CERTIFICATE ->
                error("the certificate of " + at + " is signed by nobody that is trusted here")
                        .help("set 'redshift.sslRootCert' to a PEM file that holds its certificate authority");
            case LOGIN_REFUSED ->
                error("the cluster refused the login of user '" + user + "': " + message())
                        .help(
                                "check that the user exists in the database and that the password or the IAM role is right");
            case NO_SUCH_DATABASE ->
                error("there is no database '" + database + "' at " + at).help("check 'redshift.database'");
            case UNREACHABLE -> unreachable(at, around);
            case TOO_MANY_CONNECTIONS ->
                error("the cluster takes no more connections: " + message())
                        .help("wait, or end sessions that are not needed");
            default -> failed(at);
        };
    }

    private Diagnostic failed(String at) {
        if (state.endsSession() && state != SqlState.CONNECTION) {
            return error("the cluster takes no connections now: " + message()).help("try again when it is available");
        }
        Diagnostic failed =
                error("the connection to " + at + " failed: " + message() + origin() + problem.stateInWords());
        return state == SqlState.CONNECTION
                ? failed.help("check that a Redshift cluster with TLS listens there, and no proxy in between answers")
                : failed;
    }

    private Diagnostic unreachable(String at, String around) {
        if (caused(UnknownHostException.class::isInstance)) {
            return error("there is no host '" + endpoint.host() + "', or this machine cannot look it up")
                    .help("check the name; a private cluster is known inside its own network only" + around);
        }
        if (noRoute()) {
            return error("there is no route to " + at)
                    .help("a private cluster is reached from inside its own network only: check VPN and routes"
                            + around);
        }
        return error("nothing listens at " + at)
                .help("check host and port, and that the cluster is not paused or restarting");
    }

    private Diagnostic error(String message) {
        return Diagnostic.error(code(), message);
    }

    private ConnectCode code() {
        return switch (state) {
            case NO_SUCH_DATABASE -> ConnectCode.NO_SUCH_DATABASE;
            case LOGIN_REFUSED -> ConnectCode.LOGIN_REFUSED;
            case TOO_MANY_CONNECTIONS -> ConnectCode.TOO_MANY_CONNECTIONS;
            default -> text.contains("could not be verified") ? ConnectCode.WRONG_HOST_NAME : withoutAnswer();
        };
    }

    private ConnectCode withoutAnswer() {
        if (caused(SSLException.class::isInstance)) {
            return tls();
        }
        return state == SqlState.CONNECTION ? network() : ConnectCode.FAILED;
    }

    private ConnectCode tls() {
        if (causes().anyMatch(cause -> says(cause, "no subject alternative"))) {
            return ConnectCode.WRONG_HOST_NAME;
        }
        boolean untrusted = causes().anyMatch(cause -> says(cause, "path") || says(cause, "trust"));
        return untrusted ? ConnectCode.UNTRUSTED_CERTIFICATE : ConnectCode.FAILED;
    }

    private ConnectCode network() {
        if (text.contains("timed out") || caused(SocketTimeoutException.class::isInstance)) {
            return ConnectCode.NO_ANSWER;
        }
        boolean unreachable = text.contains("refused")
                || caused(ConnectException.class::isInstance)
                || caused(UnknownHostException.class::isInstance)
                || noRoute();
        return unreachable ? ConnectCode.UNREACHABLE : ConnectCode.FAILED;
    }

    private boolean noRoute() {
        return caused(NoRouteToHostException.class::isInstance)
                || causes().anyMatch(cause -> says(cause, "network is unreachable"));
    }

    private boolean caused(Predicate<Throwable> by) {
        return causes().anyMatch(by);
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static boolean says(Throwable cause, String words) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }

    /** What the driver wraps without repeating it. */
    private String origin() {
        Throwable first = causes().reduce((cause, deeper) -> deeper).orElse(thrown);
        return first == thrown || first.getMessage() == null ? "" : " " + first.getMessage();
    }

    private String message() {
        return problem.words();
    }
}
