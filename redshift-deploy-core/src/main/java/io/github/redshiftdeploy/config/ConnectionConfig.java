package io.github.redshiftdeploy.config;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the connection is made and what the session is like.
 *
 * @param sslRootCert the certificates to trust in place of the JDK's, in PEM; one file may hold several
 * @param connectTimeout the longest time until a new connection is ready, 1 s to 10 min
 * @param connectRetries how often a connection that failed for a passing reason is tried again, 0 to 100
 * @param connectRetriesInterval the longest wait between two tries
 * @param networkTimeout after which silence it is asked whether the other side still works, 1 s to 1 h
 * @param sessionIdle after how long the service may end a session that nobody uses, where only time ends it: the
 *     deployment uses it sooner, and when that is dead, what the session holds is free before the next one can begin
 * @param initSql SQL that each new connection runs first
 * @param statementTimeout the server cancels a statement that runs longer; absent for no limit
 * @param queryGroup the query group of the session; absent for one of our own making
 */
public record ConnectionConfig(
        @Nullable Path sslRootCert,
        Duration connectTimeout,
        int connectRetries,
        Duration connectRetriesInterval,
        Duration networkTimeout,
        Duration sessionIdle,
        @Nullable String initSql,
        @Nullable Duration statementTimeout,
        @Nullable String queryGroup) {

    private static final Duration SHORTEST_DEFAULT = Duration.ofSeconds(10);

    /**
     * Reads the settings.
     *
     * @param lease how long a lease counts: a connection that is frozen is to be noticed while there is time for a new
     *     one to renew it
     */
    public static ConnectionConfig of(Settings settings, Duration lease) {
        Duration quarter = lease.dividedBy(4);
        return new ConnectionConfig(
                certificates(settings).orElse(null),
                settings.duration("connectTimeout", Duration.ofSeconds(1), Duration.ofMinutes(10))
                        .orElse(Duration.ofSeconds(30)),
                settings.number("connectRetries", 0, 100).orElse(3),
                settings.duration("connectRetriesInterval").orElse(Duration.ofSeconds(30)),
                settings.duration("networkTimeout", Duration.ofSeconds(1), Duration.ofHours(1))
                        .orElse(quarter.compareTo(SHORTEST_DEFAULT) < 0 ? SHORTEST_DEFAULT : quarter),
                quarter.multipliedBy(3),
                settings.text("initSql").orElse(null),
                settings.duration("statementTimeout", Duration.ofMillis(1), Duration.ofDays(1))
                        .orElse(null),
                settings.text("queryGroup").orElse(null));
    }

    private static Optional<Path> certificates(Settings settings) {
        Optional<Path> file = settings.path("sslRootCert");
        file.filter(path -> !Files.isRegularFile(path))
                .ifPresent(path -> settings.mistake(Diagnostic.error(
                                ConfigCode.FILE_NOT_FOUND, "'redshift.sslRootCert' names no file: '" + path + "'")
                        .help("give the path of a file of certificates in PEM")));
        return file;
    }
}
