package io.github.redshiftdeploy.delivery.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the jars hold; looked at where they have been packaged, as in the whole build. */
class JarsTest {

    static List<String> modules() throws IOException {
        return Poms.published();
    }

    /** The NOTICE says that no code of others is inside. */
    @ParameterizedTest
    @MethodSource("modules")
    void a_jar_holds_no_class_of_others(String module) throws IOException {
        try (ZipFile jar = jar(module)) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("io/github/redshiftdeploy/"));
        }
    }

    /** Two builds of one commit are the same bytes only if no entry tells when it was built. */
    @ParameterizedTest
    @MethodSource("modules")
    void nothing_in_a_jar_tells_when_it_was_built(String module) throws IOException {
        String time = Poms.read("").getProperties().getProperty("project.build.outputTimestamp");

        try (ZipFile jar = jar(module)) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal))
                    .isNotEmpty()
                    .containsOnly(LocalDateTime.parse(time.replace("Z", "")));
        }
    }

    private static ZipFile jar(String module) throws IOException {
        Model model = Poms.read("");
        Path jar = Poms.ROOT.resolve(module).resolve("target/" + module + "-" + model.getVersion() + ".jar");
        assumeThat(jar).as("the module is not packaged").exists();
        return new ZipFile(jar.toFile());
    }
}
