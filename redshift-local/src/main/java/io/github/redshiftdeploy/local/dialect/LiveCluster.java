package io.github.redshiftdeploy.local.dialect;

import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases as they are. It holds no session, for nobody could drop the database; most databases have no data lake,
 * and of those it remembers that.
 */
final class LiveCluster implements Cluster {
    private static final String MAINTENANCE = "padb_harvest";

    private static final String DATABASES =
            "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate AND datname <> '" + MAINTENANCE
                    + "'";

    /** A role has the number of the database in its name; see {@code datashares.sql}. */
    private static final String SHARED =
            "SELECT datname FROM pg_database JOIN pg_roles ON rolname = 'sys:inbound:' || pg_database.oid";

    private static final String LAKE = """
            SELECT CASE WHEN e.definition ILIKE 'FROM REDSHIFT %' THEN 'redshift' ELSE 'schema' END, n.nspname, e.definition
              FROM pg_redshift.external_schema AS e
              JOIN pg_namespace AS n ON n.oid = e.nspid
             UNION ALL
            SELECT 'table', n.nspname || '.' || c.relname, ''
              FROM pg_redshift.iceberg_table AS i
              JOIN pg_class AS c ON c.oid = i.relid
              JOIN pg_namespace AS n ON n.oid = c.relnamespace
             UNION ALL
            SELECT 'shared', datname, '' FROM pg_redshift.inbound WHERE datname = current_database()
            """;

    private final Backend backend;
    private final Set<String> withoutLake = ConcurrentHashMap.newKeySet();
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    LiveCluster(Backend backend) {
        this.backend = backend;
    }

    @Override
    public Lake lake(String database) {
        if (withoutLake.contains(database)) {
            return Lake.NONE;
        }
        List<List<@Nullable String>> rows = query(database, LAKE);
        boolean shared = !names(rows, "shared").isEmpty();
        Lake lake = new Lake(names(rows, "schema"), names(rows, "table"), redshift(rows), shared);
        if (shared) {
            run(database, "SELECT pg_redshift.fill_shared()");
        }
        if (lake.isEmpty() && !changing.contains(database)) {
            withoutLake.add(database);
        }
        return lake;
    }

    @Override
    public void lakeChanges(String database) {
        changing.add(database);
        withoutLake.remove(database);
    }

    @Override
    public Set<String> databases() {
        return names(DATABASES);
    }

    @Override
    public Set<String> sharedDatabases() {
        return names(SHARED);
    }

    private Set<String> names(String sql) {
        return query(MAINTENANCE, sql).stream()
                .map(row -> Objects.requireNonNull(row.get(0)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Outside of the client's transaction, so that no other has to wait for that. */
    @Override
    public void mirror(String database, Elsewhere table) {
        run(database, "SELECT " + table.reflection());
    }

    private synchronized void run(String database, String sql) {
        try (BackendSession session = backend.session(PostgresServer.OWNER, database)) {
            session.query("SET lock_timeout = '1s'");
            session.query(sql);
        } catch (IOException inUseOrGone) {
            // The client's statement tries once more, in its own transaction, or fails for the same reason.
        }
    }

    private List<List<@Nullable String>> query(String database, String sql) {
        try (BackendSession session = backend.session(PostgresServer.OWNER, database)) {
            return session.query(sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Lake.QualifiedSchema> redshift(List<List<@Nullable String>> rows) {
        return rows.stream()
                .filter(row -> "redshift".equals(row.get(0)))
                .collect(Collectors.toUnmodifiableMap(
                        row -> Objects.requireNonNull(row.get(1)),
                        row -> Lake.QualifiedSchema.of(Objects.requireNonNull(row.get(2)))));
    }

    private static Set<String> names(List<List<@Nullable String>> rows, String kind) {
        return rows.stream()
                .filter(row -> kind.equals(row.get(0)))
                .map(row -> Objects.requireNonNull(row.get(1)))
                .collect(Collectors.toSet());
    }
}
