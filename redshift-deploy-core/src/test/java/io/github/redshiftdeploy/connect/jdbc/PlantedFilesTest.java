package io.github.redshiftdeploy.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.config.PasswordLogin;
import io.github.redshiftdeploy.config.Secret;
import io.github.redshiftdeploy.connect.Endpoint;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.Message;
import io.github.redshiftdeploy.connect.PasswordSource;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.connect.Transport.Purpose;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that somebody else put where the driver looks for settings change nothing: neither who is trusted, nor what is
 * written down. Each try is a JVM of its own, for the driver asks the environment and the place of its jar.
 */
final class PlantedFilesTest {

    private static final String PLANTED = """
            [DRIVER]
            sslfactory=com.amazon.redshift.ssl.NonValidatingFactory
            sslhostnameverifier=%s
            ssltruststorepath=/nowhere
            loglevel=TRACE
            dsiloglevel=TRACE
            logpath=%s
            plugin_name=com.amazon.redshift.plugin.BasicJwtCredentialsProvider
            options=-c search_path=planted
            """;

    /** Where the driver looks, in its own order. */
    private enum Place {
        ENVIRONMENT,
        JAR,
        HOME,
        TEMPORARY_FILES
    }

    @TempDir
    private Path folder;

    private Path logs;

    @BeforeEach
    void prepare() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        for (Place place : Place.values()) {
            Files.createDirectories(folderOf(place));
        }
        Path jar = driver();
        Files.copy(jar, folderOf(Place.JAR).resolve(jar.getFileName()));
    }

    @ParameterizedTest
    @EnumSource
    void an_ini_file_changes_nothing(Place place) throws Exception {
        Files.writeString(
                folderOf(place).resolve("rsjdbc.ini"),
                PLANTED.formatted(PlantedFilesTest.class.getName(), logs),
                StandardCharsets.UTF_8);

        List<String> said = child(place);

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("RS4003");
        assertThat(said.get(1)).isEqualTo("\"$user\", public");
        try (Stream<Path> written = Files.list(logs)) {
            assertThat(written).isEmpty();
        }
        try (Stream<Path> written = Files.walk(folder)) {
            assertThat(written).noneMatch(file -> file.toString().endsWith(".log"));
        }
    }

    @Test
    void where_there_is_no_null_device_an_empty_file_of_the_user_s_own_stands_for_it() {
        isAFileOfItsOwn(NoIniFile.make(folder.resolve("none"), '/'));
    }

    @Test
    void a_planted_file_is_no_null_device() throws IOException {
        Path planted = Files.writeString(folder.resolve("null"), PLANTED);

        isAFileOfItsOwn(NoIniFile.make(planted, '/'));

        assertThat(planted).exists();
    }

    /** Who may make the file may make a folder or a link of that name, too. */
    @Test
    void on_windows_nothing_of_that_path_is_one() {
        isAFileOfItsOwn(NoIniFile.make(folder, '\\'));

        assertThat(folder).exists();
    }

    private void isAFileOfItsOwn(NoIniFile file) {
        assertThat(file.path()).isEmptyFile().isNotEqualTo(folder.resolve("null"));
        file.close();
        assertThat(file.path()).doesNotExist();
    }

    private Path folderOf(Place place) {
        return folder.resolve(place.name().toLowerCase(Locale.ROOT));
    }

    /** Returns what a child said that connected without and with the right certificate authority. */
    private List<String> child(Place place) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folderOf(Place.HOME),
                "-Djava.io.tmpdir=" + folderOf(Place.TEMPORARY_FILES),
                "-cp",
                classPath(),
                PlantedFilesTest.class.getName(),
                Integer.toString(Warehouse.local().port()),
                Warehouse.local().database(),
                Warehouse.local().user(),
                Warehouse.local().password(),
                Objects.requireNonNull(Warehouse.local().caFile()).toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        if (place == Place.ENVIRONMENT) {
            builder.environment()
                    .put(
                            "AMAZON_REDSHIFT_JDBC_INI_FILE",
                            folderOf(place).resolve("rsjdbc.ini").toString());
        }
        Path out = folder.resolve("out");
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        assertThat(builder.start().waitFor()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }

    private static Stream<String> parts() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static Path driver() {
        return parts().filter(part -> part.contains("redshift-jdbc42"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }

    private String classPath() {
        Path copy = folderOf(Place.JAR).resolve(driver().getFileName());
        return parts().map(part -> part.contains("redshift-jdbc42") ? copy.toString() : part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Connects to port, database, as user, with password; then again with the file of certificates. */
    public static void main(String[] arguments) throws TransportException {
        for (@Nullable Path certificates : new @Nullable Path[] {null, Path.of(arguments[4])}) {
            ConnectionConfig config = new ConnectionConfig(
                    certificates,
                    Duration.ofSeconds(20),
                    0,
                    Duration.ofMillis(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    null,
                    null,
                    null);
            PasswordSource source = new PasswordSource(
                    new Endpoint("localhost", Integer.parseInt(arguments[0])),
                    new PasswordLogin("the test", arguments[2], new Secret(arguments[3])));
            Marker marker = new Marker("42", new Audit("ann", null, null, null, null));
            Transport transport =
                    new JdbcTransport(source, arguments[1], new SessionSetUp(config, marker), System.out::println);
            try (Session session = transport.open(Purpose.SCRIPTS)) {
                System.out.println(
                        session.query(Message.alone("SHOW search_path")).get(0).text(0));
            } catch (DiagnosticException e) {
                System.out.println(String.valueOf(e.getMessage()).replace('\n', ' '));
            }
        }
    }
}
