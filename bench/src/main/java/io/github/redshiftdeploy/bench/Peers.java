package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.bench.Peer.Database;
import io.github.redshiftdeploy.local.RedshiftLocal;
import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What do other tools take for the same scripts, and how often do they wait for the cluster? All of them run on one
 * PostgreSQL: ours behind the gateway of the stand-in, over TLS; the others, for which it is no Redshift, directly.
 */
public final class Peers {

    /** In it Maven may fetch what it lacks. */
    private static final Row WARM_UP = new Row(Workload.NOTHING, 1, List.of());

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** The number of the line in {@code postmaster.pid} that names the folder of the socket. */
    private static final int SOCKETS = 4;

    private final Path folder;
    private final StandIn standIn;
    private final LatencyProxy gateway;
    private final LatencyProxy postgres;

    private Peers(Path folder, RedshiftLocal local) throws IOException {
        this.folder = folder;
        standIn = StandIn.at(local.connectionFile());
        gateway = LatencyProxy.before(new InetSocketAddress(local.host(), local.port()));
        postgres = LatencyProxy.before(socket(folder.resolve("local")));
    }

    /**
     * Arguments: peers, all of them by default; rows as {@code scripts=200}, by default all of them, and small; behind
     * a row further options of our goal for it.
     */
    public static void main(String[] arguments) throws Exception {
        Set<Peer> peers = EnumSet.noneOf(Peer.class);
        List<Row> rows = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("-D")) {
                rows.get(rows.size() - 1).options().add(argument);
            } else if (Stream.of(Peer.values()).anyMatch(peer -> peer.name().equalsIgnoreCase(argument))) {
                peers.add(Peer.valueOf(argument.toUpperCase(Locale.ROOT)));
            } else {
                rows.add(Row.of(argument));
            }
        }
        if (rows.isEmpty()) {
            Stream.of(Workload.values()).forEach(workload -> rows.add(Row.of(workload.name())));
        }
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "peers");
        try (RedshiftLocal local = RedshiftLocal.in(folder.resolve("local")).start()) {
            new Peers(folder, local).measure(rows, peers.isEmpty() ? EnumSet.allOf(Peer.class) : peers);
        }
    }

    /** A line of the table for each peer. */
    private record Row(Workload workload, int count, List<String> options) {
        private static Row of(String argument) {
            String[] words = argument.split("=", 2);
            Workload workload = Workload.valueOf(words[0].toUpperCase(Locale.ROOT));
            int count = words.length > 1 ? Integer.parseInt(words[1]) : workload.usual();
            return new Row(workload, count, new ArrayList<>());
        }
    }

    private static SocketAddress socket(Path local) throws IOException {
        List<String> postmaster = Files.readAllLines(local.resolve("data/postmaster.pid"));
        return UnixDomainSocketAddress.of(Path.of(postmaster.get(SOCKETS), ".s.PGSQL.5432"));
    }

    private void measure(List<Row> rows, Set<Peer> peers) throws IOException, InterruptedException, SQLException {
        for (Peer peer : EnumSet.copyOf(peers)) {
            if (!peer.installed()) {
                System.out.println(peer + " is not installed");
                peers.remove(peer);
                continue;
            }
            prepare(WARM_UP);
            run(peer, write(peer, WARM_UP), List.of());
        }
        System.out.println(
                "| workload | tool | seconds | × ours | of the processor | round trips | MB | peak memory |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Row row : rows) {
            double ours = 0;
            for (Peer peer : peers) {
                if (peer.workloads().contains(row.workload())) {
                    double seconds = measure(row, peer, ours);
                    ours = peer == Peer.OURS ? seconds : ours;
                }
            }
        }
    }

    private double measure(Row row, Peer peer, double ours) throws IOException, InterruptedException, SQLException {
        prepare(row);
        Path project = write(peer, row);
        List<String> options = new ArrayList<>();
        if (!EnumSet.of(Peer.PSQL, Peer.LIMIT, Peer.JDBC).contains(peer)) {
            options.add("-o");
        }
        if (peer == Peer.OURS) {
            options.addAll(row.options());
        }
        if (row.workload().again()) {
            run(peer, project, options);
        }
        LatencyProxy way = way(peer);
        way.reset(row.workload().oneWay());
        Measured measured = run(peer, project, options);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s%.1f | %s | %.1f | %,d | %.1f | %,d MB |%n",
                row.workload().title(row.count()),
                peer,
                measured.ended() ? "" : "> ",
                measured.seconds(),
                ours == 0 ? "" : String.format(Locale.ROOT, "%.1f", measured.seconds() / ours),
                measured.processor(),
                way.roundTrips(),
                way.bytes() / 1e6,
                measured.kilobytes() / 1_024);
        PrivateDirectory.delete(project);
        return measured.seconds();
    }

    private void prepare(Row row) throws IOException, SQLException {
        gateway.reset(Duration.ZERO);
        postgres.reset(Duration.ZERO);
        Database database = database(Peer.JDBC);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "");
                Statement statement = connection.createStatement()) {
            for (String sql : row.workload().preparation(row.count())) {
                statement.execute(sql);
            }
        }
    }

    private Path write(Peer peer, Row row) throws IOException {
        Path project = Files.createTempDirectory(folder, peer.name().toLowerCase(Locale.ROOT));
        peer.write(project, row.workload(), row.workload().scripts(row.count()));
        return project;
    }

    private Measured run(Peer peer, Path project, List<String> options) throws IOException, InterruptedException {
        Database database = database(peer);
        List<String> command = new ArrayList<>(peer.command(project, database));
        command.addAll(options);
        return Measured.run(project, database.environment(), command, LONGEST);
    }

    private LatencyProxy way(Peer peer) {
        return peer == Peer.OURS ? gateway : postgres;
    }

    private Database database(Peer peer) throws IOException {
        return new Database(way(peer).port(), standIn.database(), standIn.user(), standIn.password(), standIn.caFile());
    }
}
