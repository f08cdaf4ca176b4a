package io.github.redshiftdeploy.local;

import static io.github.redshiftdeploy.local.gateway.BackendSession.identifier;
import static io.github.redshiftdeploy.local.gateway.BackendSession.literal;
import static io.github.redshiftdeploy.local.postgres.PostgresServer.OWNER;

import io.github.redshiftdeploy.local.dialect.Bootstrap;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * What a new cluster has: its databases, its first user, and in each database what Redshift has and PostgreSQL lacks.
 */
final class Databases {
    static final String FIRST = "dev";
    static final String USER = "awsuser";

    /** The database that belongs to the cluster itself; PostgreSQL calls its own {@code postgres}. */
    private static final String MAINTENANCE = "padb_harvest";

    /** The role that has the rights of all others, see {@code ranks.sql}. */
    private static final String EVERYTHING = "sys:superuser";

    /** Gives a rank to the first user, and to superusers that PostgreSQL knows as its own from an earlier start. */
    private static final String RANKS = """
            DO $$
            DECLARE
                entry record;
            BEGIN
                SET LOCAL allow_system_table_mods = on;
                FOR entry IN SELECT oid, rolname, rolsuper FROM pg_roles WHERE oid <> 10 AND rolname !~ '^(pg_|sys:)' LOOP
                    IF entry.rolsuper OR entry.rolname = '%s' THEN
                        PERFORM pg_redshift.rank(entry.oid::regrole::text, true, NULL);
                    END IF;
                    PERFORM pg_redshift.link('"sys:superuser"'::regrole, entry.oid);
                END LOOP;
            END
            $$""".formatted(USER);

    private static final String TEMPLATE = "template1";

    private final Backend backend;
    private final Bootstrap bootstrap;

    /**
     * @param bootstrap what every database has to hold; run again, in one transaction and as the owner of the server,
     *     when it has changed since a database saw it, so it must not mind what is there
     */
    Databases(Backend backend, Bootstrap bootstrap) {
        this.backend = backend;
        this.bootstrap = bootstrap;
    }

    static BackendSession maintenance(Backend backend) throws IOException {
        return backend.session(OWNER, MAINTENANCE);
    }

    /** Returns whether a database belongs to the cluster itself, and no client may enter it. */
    static boolean isInternal(String database) {
        return database.equals(MAINTENANCE) || database.equals(TEMPLATE);
    }

    /** Makes what is missing. */
    void prepare(String password) throws IOException {
        try (BackendSession template = backend.session(OWNER, TEMPLATE)) {
            rename(template);
        }
        bootstrap(TEMPLATE);
        try (BackendSession template = backend.session(OWNER, TEMPLATE)) {
            createUser(template, password);
        }
        try (BackendSession session = maintenance(backend)) {
            createFirst(session);
            for (String database : ofUsers(session)) {
                bootstrap(database);
            }
        }
    }

    private static void rename(BackendSession session) throws IOException {
        if (exists(session, "SELECT 1 FROM pg_database WHERE datname = 'postgres'")) {
            session.query("ALTER DATABASE postgres RENAME TO " + MAINTENANCE);
        }
    }

    private static void createUser(BackendSession session, String password) throws IOException {
        if (!exists(session, "SELECT 1 FROM pg_roles WHERE rolname = " + literal(USER))) {
            session.query("CREATE ROLE " + USER + " LOGIN CREATEDB");
        }
        session.query("ALTER ROLE " + USER + " LOGIN VALID UNTIL 'infinity' PASSWORD " + literal(password));
        session.query(RANKS);
    }

    private static void createFirst(BackendSession session) throws IOException {
        if (!exists(session, "SELECT 1 FROM pg_database WHERE datname = " + literal(FIRST))) {
            session.query("CREATE DATABASE " + FIRST + " STRATEGY file_copy");
        }
        session.query("ALTER DATABASE " + FIRST + " OWNER TO " + identifier(EVERYTHING));
    }

    private static List<String> ofUsers(BackendSession session) throws IOException {
        return session.query("SELECT datname FROM pg_database WHERE datallowconn").stream()
                .map(row -> Objects.requireNonNull(row.get(0)))
                .filter(database -> !isInternal(database))
                .toList();
    }

    /** A comment on a schema tells what a database has seen; databases inherit it from the template. */
    private void bootstrap(String database) throws IOException {
        String mark = "system catalog schema, redshift-local " + bootstrap.version();
        try (BackendSession session = backend.session(OWNER, database)) {
            if (exists(session, "SELECT 1 WHERE obj_description('pg_catalog'::regnamespace) = " + literal(mark))) {
                return;
            }
            session.query("SET allow_system_table_mods = on");
            session.query("BEGIN");
            equip(session);
            session.query("COMMENT ON SCHEMA " + identifier("pg_catalog") + " IS " + literal(mark));
            session.query("COMMIT");
        }
    }

    private void equip(BackendSession session) throws IOException {
        try {
            session.query(bootstrap.sql());
        } catch (IOException e) {
            throw new IOException(
                    "its data are of another version (" + e.getMessage() + "); 'mvn clean' removes them", e);
        }
    }

    private static boolean exists(BackendSession session, String sql) throws IOException {
        return !session.query(sql).isEmpty();
    }
}
