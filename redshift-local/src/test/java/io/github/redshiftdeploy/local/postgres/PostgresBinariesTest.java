package io.github.redshiftdeploy.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.local.files.PrivateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBinariesTest {
    @Test
    void a_folder_of_an_earlier_release_with_more_extensions_is_left_alone(@TempDir Path directory) throws Exception {
        PrivateDirectory parent = PrivateDirectory.at(directory.resolve("local"));
        PostgresBinaries binaries = PostgresBinaries.onClassPath();
        Path home = binaries.unpackedIn(parent);
        Path earlier = Path.of(home.toString().replaceFirst("-[0-9a-f]+$", ""));
        Files.move(home, earlier);

        assertThat(binaries.unpackedIn(parent)).isEqualTo(home).isNotEqualTo(earlier);
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".control"))
                            .toList())
                    .isSubsetOf("plpgsql.control", "dblink.control", "postgres_fdw.control");
        }
    }
}
