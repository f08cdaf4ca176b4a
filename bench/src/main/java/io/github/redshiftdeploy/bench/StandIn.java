package io.github.redshiftdeploy.bench;

import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.PasswordSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** How to reach a stand-in, which runs in this JVM or in another one. */
record StandIn(String host, int port, String database, String user, String password, String caFile) {

    /** Reads what a stand-in says about itself. */
    static StandIn at(Path connectionFile) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(connectionFile)) {
            properties.load(text);
        }
        return new StandIn(
                properties.getProperty("host"),
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("database"),
                properties.getProperty("user"),
                properties.getProperty("password"),
                properties.getProperty("caFile"));
    }

    /** Returns the same, reached by another port. */
    StandIn behind(int otherPort) {
        return new StandIn(host, otherPort, database, user, password, caFile);
    }

    PasswordLogin login() {
        return new PasswordLogin("the benchmark", user, new Secret(password));
    }

    PasswordSource credentials() {
        return new PasswordSource(new Endpoint(host, port), login());
    }

    /** Runs statements that prepare a measurement. */
    void run(String... statements) throws SQLException {
        Properties profile = new Properties();
        profile.setProperty("user", user);
        profile.setProperty("password", password);
        profile.setProperty("sslmode", "verify-full");
        profile.setProperty("sslrootcert", caFile);
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        try (Connection connection = new com.amazon.redshift.Driver()
                        .connect("jdbc:redshift://" + host + ":" + port + "/" + database, profile);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Runs files with psql, one transaction a call, and returns the seconds; a negative number when there is no psql.
     */
    double psql(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "host=" + host + " port=" + port + " dbname=" + database + " user=" + user
                        + " sslmode=verify-full sslrootcert=" + caFile,
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1"));
        files.forEach(file -> command.add("--file=" + file));
        ProcessBuilder psql =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        psql.environment().putAll(Map.of("PGPASSWORD", password));
        long begun = System.nanoTime();
        Process process;
        try {
            process = psql.start();
        } catch (IOException absent) {
            return -1;
        }
        if (process.waitFor() != 0) {
            throw new IOException("psql failed with exit code " + process.exitValue());
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
