package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.bench.Workload.Script;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What deploys. Versions and settings of the Maven plugins stand in {@code peers/pom.xml}. */
enum Peer {
    /** Alone over the gateway, which costs it time that the others save. */
    OURS("Redshift Deploy") {
        @Override
        List<String> command(Path project, Database database) {
            return maven(
                    "io.github.redshiftdeploy:redshift-deploy-maven-plugin:0.1.0-SNAPSHOT:execute",
                    "-Dsql.path=sql",
                    "-Dredshift.host=localhost",
                    "-Dredshift.port=" + database.port(),
                    "-Dredshift.database=" + database.name(),
                    "-Dredshift.sslRootCert=" + database.caFile());
        }
    },
    FLYWAY("Flyway") {
        @Override
        String name(int number) {
            return "V" + number + "__script.sql";
        }

        @Override
        List<String> command(Path project, Database database) {
            return maven("org.flywaydb:flyway-maven-plugin:migrate", database);
        }
    },
    LIQUIBASE("Liquibase") {
        @Override
        String head(Workload workload, int number) {
            return "--liquibase formatted sql\n--changeset bench:" + number + " splitStatements:"
                    + (workload != Workload.PROCEDURES) + "\n";
        }

        @Override
        List<String> command(Path project, Database database) {
            return maven("org.liquibase:liquibase-maven-plugin:update", database);
        }
    },
    SQL("sql-maven-plugin") {
        @Override
        Set<Workload> workloads() {
            return EnumSet.complementOf(EnumSet.of(Workload.UNCHANGED));
        }

        /** A row with a mark that no script has, so that a procedure is one statement. */
        @Override
        String delimiter(Workload workload) {
            return workload == Workload.PROCEDURES ? "/" : ";";
        }

        @Override
        List<String> command(Path project, Database database) {
            return maven("org.codehaus.mojo:sql-maven-plugin:execute", database);
        }
    },
    PSQL("psql --single-transaction") {
        @Override
        Set<Workload> workloads() {
            return WITHOUT_HISTORY;
        }

        @Override
        boolean installed() {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
        }

        @Override
        List<String> command(Path project, Database database) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    "psql",
                    "host=localhost port=" + database.port() + " dbname=" + database.name() + " user="
                            + database.user(),
                    "--no-psqlrc",
                    "--quiet",
                    "--output=/dev/null",
                    "--single-transaction",
                    "--set=ON_ERROR_STOP=1"));
            try (Stream<Path> scripts = Files.list(project.resolve("sql"))) {
                scripts.sorted().forEach(script -> command.add("--file=" + script));
            }
            return command;
        }
    },
    /** What the database itself needs: nothing is checked, and nothing waited for but the end of a message. */
    LIMIT("psql, 1,000 statements a message") {
        @Override
        Set<Workload> workloads() {
            return PSQL.workloads();
        }

        @Override
        boolean installed() {
            return PSQL.installed();
        }

        @Override
        String end(int statement, int statements) {
            return (statement + 1) % 1_000 == 0 || statement + 1 == statements ? ";" : "\\;";
        }

        @Override
        List<String> command(Path project, Database database) throws IOException {
            return PSQL.command(project, database);
        }
    },
    JDBC("a loop over JDBC") {
        @Override
        Set<Workload> workloads() {
            return WITHOUT_HISTORY;
        }

        @Override
        List<String> command(Path project, Database database) {
            return JdbcLoop.command(
                    database.url(), database.user(), project.resolve("sql").toString());
        }
    };

    private static final Set<Workload> WITHOUT_HISTORY =
            EnumSet.complementOf(EnumSet.of(Workload.UNCHANGED, Workload.NOTHING));

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** Returns the command that deploys the scripts of a project. */
    abstract List<String> command(Path project, Database database) throws IOException;

    /** Returns what it can do: without a history it cannot leave out what has run. */
    Set<Workload> workloads() {
        return EnumSet.allOf(Workload.class);
    }

    boolean installed() {
        return true;
    }

    String name(int number) {
        return String.format(Locale.ROOT, "%06d.sql", number);
    }

    String head(Workload workload, int number) {
        return "";
    }

    String delimiter(Workload workload) {
        return ";";
    }

    /** Returns what ends a statement in a script. */
    String end(int statement, int statements) {
        return ";";
    }

    /** Writes scripts and what else is needed to run them. */
    final void write(Path project, Workload workload, List<Script> scripts) throws IOException {
        Path folder = Files.createDirectories(project.resolve("sql"));
        try (InputStream pom = Peer.class.getResourceAsStream("/peers/pom.xml");
                InputStream changelog = Peer.class.getResourceAsStream("/peers/changelog.xml")) {
            String text = new String(Objects.requireNonNull(pom).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(project.resolve("pom.xml"), text.replace("@delimiter@", delimiter(workload)));
            Files.copy(Objects.requireNonNull(changelog), project.resolve("changelog.xml"));
        }
        int number = 0;
        for (Script script : scripts) {
            number++;
            try (Writer out = Files.newBufferedWriter(folder.resolve(name(number)))) {
                out.write(head(workload, number));
                for (int i = 0; i < script.statements(); i++) {
                    out.write(script.statement().apply(i) + end(i, script.statements()) + "\n");
                }
            }
        }
    }

    @Override
    public String toString() {
        return title;
    }

    private static List<String> maven(String goal, Database database) {
        return maven(goal, "-Dbench.url=" + database.url(), "-Dbench.user=" + database.user());
    }

    private static List<String> maven(String... arguments) {
        return Stream.concat(Stream.of("mvn", "-B"), Stream.of(arguments)).toList();
    }

    /** Where to deploy to. */
    record Database(int port, String name, String user, String password, String caFile) {
        String url() {
            return "jdbc:postgresql://localhost:" + port + "/" + name;
        }

        Map<String, String> environment() {
            return Map.of("REDSHIFT_USER", user, "REDSHIFT_PASSWORD", password, "PGSSLMODE", "disable");
        }
    }
}
