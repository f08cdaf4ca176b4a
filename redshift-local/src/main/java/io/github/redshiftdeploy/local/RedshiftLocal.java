package io.github.redshiftdeploy.local;

import io.github.redshiftdeploy.local.aws.AwsEndpoints;
import io.github.redshiftdeploy.local.aws.AwsWarehouse;
import io.github.redshiftdeploy.local.aws.TemporaryPasswords;
import io.github.redshiftdeploy.local.dialect.Cluster;
import io.github.redshiftdeploy.local.dialect.Dialect;
import io.github.redshiftdeploy.local.dialect.DynamicSql;
import io.github.redshiftdeploy.local.dialect.QueryHistory;
import io.github.redshiftdeploy.local.files.PrivateDirectory;
import io.github.redshiftdeploy.local.gateway.Backend;
import io.github.redshiftdeploy.local.gateway.BackendSession;
import io.github.redshiftdeploy.local.gateway.Certificates;
import io.github.redshiftdeploy.local.gateway.Gateway;
import io.github.redshiftdeploy.local.gateway.GatewayClient;
import io.github.redshiftdeploy.local.gateway.Interpreter;
import io.github.redshiftdeploy.local.postgres.PostgresBinaries;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;

/**
 * A cluster for one machine: PostgreSQL behind a gateway that speaks as Amazon Redshift does, and the AWS endpoints
 * that hand out its temporary passwords. All of it lives in one directory, which only its owner may enter; the
 * databases stay there from start to start, and removing the directory removes everything.
 */
public final class RedshiftLocal implements AutoCloseable {
    /** The file, in the directory, that tells how to connect while the stand-in runs. */
    public static final String CONNECTION_FILE = "connection.properties";

    private static final String HOST = "localhost";

    private final Opened opened;
    private final PrivateDirectory directory;
    private final String password;
    private final String namespace;
    private final Path caFile;
    private final Backend backend;
    private final Gateway gateway;
    private final AwsEndpoints aws;

    private RedshiftLocal(Builder builder, PrivateDirectory directory, Opened opened) throws IOException {
        this.opened = opened;
        this.directory = directory;
        opened.add(Ownership.of(directory));
        opened.add(() -> Files.deleteIfExists(connectionFile()));
        this.password = Secret.keptIn(directory, "password");
        Certificates certificates = Certificates.of(builder.hosts);
        this.caFile = directory.write("ca.pem", certificates.caPem());
        PostgresServer server = opened.add(PostgresServer.start(directory, PostgresBinaries.onClassPath()));
        this.namespace = Secret.keptIn(
                directory, Neighbours.NAMESPACE_FILE, () -> UUID.randomUUID().toString());
        Neighbours neighbours = new Neighbours(directory);
        opened.add(neighbours.meet(namespace, account(), server.host()));
        this.backend = new Backend(server.socket());
        new Databases(backend, Dialect.bootstrap()).prepare(password);
        QueryHistory history = opened.add(QueryHistory.of(backend, Clock.systemUTC()));
        TemporaryPasswords temporary = new TemporaryPasswords(Clock.systemUTC());
        Logins logins = opened.add(new Logins(backend, temporary));
        Cluster cluster = Cluster.behind(backend);
        DynamicSql dynamic = new DynamicSql(cluster);
        opened.add(Interpreter.listen(
                server.interpreterSocket(),
                (database, text) -> database.isEmpty() ? neighbours.known() : dynamic.translate(database, text)));
        this.gateway = opened.add(Gateway.listen(
                builder.port,
                new Gateway.Door(
                        backend,
                        certificates.serverContext(),
                        logins,
                        database -> new Dialect(database, cluster),
                        history)));
        GatewayClient.Way way = new GatewayClient.Way(gateway.port(), certificates.clientContext());
        this.aws = opened.add(AwsEndpoints.start(
                builder.awsPort,
                AwsWarehouse.at(HOST, gateway.port(), Databases.FIRST).withNamespace(namespace),
                temporary,
                new GatewayDoor(way, history)));
        directory.write(CONNECTION_FILE, connection());
    }

    /** Begins to describe a stand-in that lives in a directory, which is made when it is not there. */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return gateway.port();
    }

    public String database() {
        return Databases.FIRST;
    }

    /** Returns the name of a superuser, the first user of a cluster. */
    public String user() {
        return Databases.USER;
    }

    public String password() {
        return password;
    }

    /** Returns the file with the certificate of the authority that vouches for the gateway; new at each start. */
    public Path caFile() {
        return caFile;
    }

    public URI awsEndpoint() {
        return aws.uri();
    }

    public String region() {
        return AwsWarehouse.REGION;
    }

    public String accessKeyId() {
        return awsSetting("AWS_ACCESS_KEY_ID");
    }

    public String secretAccessKey() {
        return awsSetting("AWS_SECRET_ACCESS_KEY");
    }

    /** Returns the GUID of its namespace, which stays from start to start. */
    public String namespace() {
        return namespace;
    }

    /** Returns the twelve digits of its account, which is that of every stand-in. */
    public String account() {
        return AwsWarehouse.ACCOUNT;
    }

    public String clusterIdentifier() {
        return AwsWarehouse.NAME;
    }

    public String workgroup() {
        return AwsWarehouse.NAME;
    }

    /** Returns the gateway, to count, to read along and to make things go wrong. */
    public Gateway gateway() {
        return gateway;
    }

    /**
     * Opens a session of the server's owner with the PostgreSQL behind the gateway, in the first database. It is there
     * to make happen what no statement of Redshift can: nothing in it is translated, refused or remembered.
     */
    public BackendSession postgres() throws IOException {
        return backend.session(PostgresServer.OWNER, Databases.FIRST);
    }

    /** Opens a session of another role there, with its rights. */
    BackendSession postgres(String role) throws IOException {
        return backend.session(role, Databases.FIRST);
    }

    /** Returns the AWS endpoints, to read along and to make things go wrong. */
    public AwsEndpoints aws() {
        return aws;
    }

    /** Returns the file that tells all of the above to other processes; it is there as long as the stand-in runs. */
    public Path connectionFile() {
        return directory.resolve(CONNECTION_FILE);
    }

    /** Stops everything; the data stay. */
    @Override
    public void close() throws IOException {
        opened.close();
    }

    private String awsSetting(String name) {
        return Objects.requireNonNull(aws.environment().get(name));
    }

    private String connection() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("host", host());
        properties.setProperty("port", Integer.toString(port()));
        properties.setProperty("database", database());
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        properties.setProperty("caFile", caFile().toString());
        properties.setProperty("awsEndpoint", awsEndpoint().toString());
        properties.setProperty("region", region());
        properties.setProperty("accessKeyId", accessKeyId());
        properties.setProperty("secretAccessKey", secretAccessKey());
        properties.setProperty("clusterIdentifier", clusterIdentifier());
        properties.setProperty("workgroup", workgroup());
        properties.setProperty("namespace", namespace());
        properties.setProperty("account", account());
        properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    /** What can be chosen about a stand-in. */
    public static final class Builder {
        private final Path path;
        private int port;
        private int awsPort;
        private List<String> hosts = List.of();

        private Builder(Path path) {
            this.path = path;
        }

        /** Sets the port of the gateway; a free one by default. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Sets the port of the AWS endpoints; a free one by default. */
        public Builder awsPort(int value) {
            awsPort = value;
            return this;
        }

        /** Sets the names, besides {@code localhost}, that the certificate of the gateway is for. */
        public Builder hosts(String... names) {
            hosts = List.of(names);
            return this;
        }

        /**
         * Starts the stand-in.
         *
         * @throws IOException when it cannot, with a message for whoever asked: the directory is in use or belongs to
         *     somebody else, the port is taken, PostgreSQL does not start on this machine
         */
        public RedshiftLocal start() throws IOException {
            Opened opened = new Opened();
            try {
                return new RedshiftLocal(this, PrivateDirectory.at(path), opened);
            } catch (IOException | RuntimeException e) {
                closeAfter(e, opened);
                throw e;
            }
        }

        private static void closeAfter(Exception failure, Opened opened) {
            try {
                opened.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
