package io.github.redshiftdeploy.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's configuration files, written anew before each start. */
final class Configuration {
    /**
     * What was committed survives a crash of the server, but not of the machine: a throw-away server may be that quick.
     */
    private static final String SETTINGS = """
            listen_addresses = ''
            unix_socket_directories = '%s'
            unix_socket_permissions = 0700
            port = 5432
            max_connections = 250
            shared_buffers = 32MB
            io_method = sync
            max_parallel_workers_per_gather = 0
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 256MB
            max_logical_replication_workers = 0
            fsync = off
            full_page_writes = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'ISO, MDY'
            lc_messages = 'C'
            default_text_search_config = 'pg_catalog.english'
            jit = off
            # Whoever makes a role may do with it what it may.
            createrole_self_grant = 'set, inherit'
            # What procedures say for the log alone goes to the gateway too, which keeps it from clients.
            client_min_messages = log
            # The text of a statement may hold a secret.
            log_min_error_statement = panic
            """;

    private static final String ACCESS = "local all all trust\n";

    private Configuration() {}

    static void write(Path data, Path sockets) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS.formatted(quoted(sockets)));
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    }

    /** A list of folders inside a literal: each level has quotes of its own. */
    private static String quoted(Path folder) {
        String element = "\"" + folder.toString().replace("\"", "\"\"") + "\"";
        return element.replace("\\", "\\\\").replace("'", "''");
    }
}
