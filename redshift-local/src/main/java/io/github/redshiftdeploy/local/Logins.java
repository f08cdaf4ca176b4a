package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.aws.TemporaryPasswords;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.gateway.PasswordCheck;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets in users with the password that the database keeps, and those with one that the AWS endpoints handed out. */
final class Logins implements PasswordCheck, Closeable {
    /** {@code IAMA:ann} and {@code IAMA:ann:etl,report} are the database user {@code ann}. */
    private static final Pattern CREATED = Pattern.compile("IAMA:([^:]+)(?::.*)?");

    private static final Pattern EXISTING = Pattern.compile("IAM:(.+)");

    private final Backend backend;
    private final TemporaryPasswords temporary;
    private final Map<StoredPassword, byte[]> proven = new ConcurrentHashMap<>();

    /** Kept for the next login: to begin a session costs more than to let a client in. */
    private @Nullable BackendSession looking;

    Logins(Backend backend, TemporaryPasswords temporary) {
        this.backend = backend;
        this.temporary = temporary;
    }

    @Override
    public Decision check(String user, String database, String password) throws IOException {
        Decision decision = check(user, password);
        if (decision instanceof Accepted accepted && accepted.role().equals(PostgresServer.OWNER)) {
            return new Refused("28000", "user \"" + user + "\" is not allowed to connect");
        }
        if (decision instanceof Accepted && Databases.isInternal(database)) {
            return new Refused("42501", "permission denied for database \"" + database + "\"");
        }
        return decision;
    }

    private Decision check(String user, String password) throws IOException {
        TemporaryPasswords.Answer answer = temporary.check(user, password);
        return switch (answer.state()) {
            case OK -> new Accepted(admitted(user, answer));
            case EXPIRED -> new Refused("28000", "the temporary password of user \"" + user + "\" has expired");
            case UNKNOWN -> lasting(user, password);
        };
    }

    private Decision lasting(String user, String password) throws IOException {
        Optional<String> stored = stored(user);
        boolean matches = stored.isPresent() && matches(new StoredPassword(user, stored.get()), password);
        return matches ? new Accepted(user) : Decision.wrongPassword(user);
    }

    /** A password is slow to check on purpose; one that was right is right until another is stored. */
    private boolean matches(StoredPassword stored, String password) {
        byte[] hash = hash(password);
        if (MessageDigest.isEqual(proven.get(stored), hash)) {
            return true;
        }
        boolean matches = stored.matches(password);
        if (matches) {
            proven.put(stored, hash);
        }
        return matches;
    }

    private static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Optional<String> stored(String user) throws IOException {
        List<List<@Nullable String>> rows = look("""
                SELECT rolpassword
                  FROM pg_authid
                 WHERE rolname = %s
                   AND rolpassword IS NOT NULL
                   AND rolcanlogin
                   AND coalesce(rolvaliduntil, 'infinity') > now()
                """.formatted(BackendSession.literal(user)));
        return rows.stream().findFirst().map(row -> row.get(0));
    }

    private synchronized List<List<@Nullable String>> look(String query) throws IOException {
        if (looking != null) {
            try {
                return looking.query(query);
            } catch (IOException ended) {
                close();
            }
        }
        BackendSession session = Databases.maintenance(backend);
        looking = session;
        return session.query(query);
    }

    @Override
    public synchronized void close() {
        if (looking != null) {
            try {
                looking.close();
            } catch (IOException ended) {
                // So it is closed.
            }
        }
        looking = null;
    }

    private String admitted(String user, TemporaryPasswords.Answer answer) throws IOException {
        String role = role(user, answer.autoCreate());
        if (answer.autoCreate()) {
            create(role);
        }
        join(role, answer.groups());
        return role;
    }

    /** An IAM identity that logs in as itself, {@code IAMR:deployer}, is a database user of that name. */
    static String role(String user, boolean autoCreate) {
        Matcher created = CREATED.matcher(user);
        if (created.matches()) {
            return created.group(1);
        }
        Matcher existing = EXISTING.matcher(user);
        return existing.matches() && !autoCreate ? existing.group(1) : user;
    }

    private void create(String role) throws IOException {
        look("""
                DO $$ BEGIN
                  CREATE ROLE %1$s LOGIN;
                  GRANT %1$s TO "sys:superuser" WITH ADMIN TRUE, INHERIT TRUE, SET TRUE;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN
                  NULL;
                END $$
                """.formatted(BackendSession.identifier(role)));
    }

    /** On AWS membership ends with the session; here it stays, for PostgreSQL knows no other. */
    private void join(String role, Set<String> groups) throws IOException {
        for (String group : groups) {
            look("""
                    DO $$ BEGIN
                      IF (SELECT NOT rolcanlogin AND rolname !~ '^(pg_|sys:)' FROM pg_roles WHERE rolname = %s) THEN
                        GRANT %s TO %s;
                      END IF;
                    END $$
                    """.formatted(
                    BackendSession.literal(group), BackendSession.identifier(group), BackendSession.identifier(role)));
        }
    }
}
