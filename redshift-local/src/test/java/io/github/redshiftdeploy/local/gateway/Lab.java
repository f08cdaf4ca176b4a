package io.github.redshiftdeploy.local.gateway;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import io.github.redshiftdeploy.local.postgres.PostgresBinaries;
import io.github.redshiftdeploy.local.postgres.PostgresServer;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server and as many gateways before it as a test wants, with a translator of its choice; every password is right.
 */
final class Lab implements Closeable {
    private final PrivateDirectory directory;
    private final PostgresServer server;
    private final Certificates certificates;
    private final Path caFile;

    Lab(Path path) throws IOException {
        directory = PrivateDirectory.at(path);
        certificates = Certificates.of(List.of());
        caFile = directory.write("ca.pem", certificates.caPem());
        server = PostgresServer.start(directory, PostgresBinaries.onClassPath());
    }

    Gateway gateway(Supplier<Translator> translators) throws IOException {
        return Gateway.listen(
                0,
                new Gateway.Door(
                        new Backend(server.socket()),
                        certificates.serverContext(),
                        (user, database, password) -> new PasswordCheck.Accepted(PostgresServer.OWNER),
                        database -> translators.get(),
                        StatementJournal.none()));
    }

    Cluster driver(Gateway gateway) {
        return new Cluster("localhost", gateway.port(), "postgres", "ann", "any", caFile);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
