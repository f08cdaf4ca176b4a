package io.github.redshiftdeploy.delivery.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ordinary build, which needs no network for it, refuses versions with a known vulnerability. */
class RefusedVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "org.codehaus.plexus:plexus-utils, 3.6.0, true",
        "org.codehaus.plexus:plexus-utils, 3.6.1, false",
        "org.codehaus.plexus:plexus-utils, 4.0.2, true",
        "org.codehaus.plexus:plexus-utils, 4.0.3, false",
        "com.amazon.redshift:redshift-jdbc42, 2.1.0.31, true",
        "com.amazon.redshift:redshift-jdbc42, 2.1.0.32, false",
        "org.apache.commons:commons-lang3, 3.17.0, true"
    })
    void refuses_a_version_with_a_known_vulnerability(String artifact, String version, boolean refused)
            throws Exception {
        assertThat(isRefused(artifact, version)).isEqualTo(refused);
    }

    @Test
    void what_the_project_manages_is_not_among_them() throws Exception {
        List<Dependency> managed = Poms.read("").getDependencyManagement().getDependencies();

        assertThat(managed).hasSizeGreaterThan(10);
        for (Dependency dependency : managed) {
            if (!dependency.getVersion().startsWith("$")) {
                String artifact = dependency.getGroupId() + ":" + dependency.getArtifactId();
                assertThat(isRefused(artifact, dependency.getVersion()))
                        .as(artifact)
                        .isFalse();
            }
        }
    }

    /** A range or a word takes a version that nobody has seen. */
    @Test
    void every_version_is_one_version() throws IOException {
        List<String> modules = new ArrayList<>(Poms.read("").getModules());
        modules.add("");
        for (String module : modules) {
            Model model = Poms.read(module);
            Stream.concat(
                            model.getDependencies().stream(),
                            Stream.ofNullable(model.getDependencyManagement())
                                    .flatMap(management -> management.getDependencies().stream()))
                    .filter(dependency -> dependency.getVersion() != null)
                    .forEach(dependency -> assertThat(dependency.getVersion())
                            .as(dependency.getManagementKey())
                            .doesNotContain("[", "(", ",", "LATEST", "RELEASE"));
        }
    }

    private static boolean isRefused(String artifact, String version)
            throws IOException, InvalidVersionSpecificationException {
        for (String row : refused()) {
            String range = row.substring(row.lastIndexOf(':') + 1);
            if (row.equals(artifact + ":" + range)
                    && VersionRange.createFromVersionSpec(range).containsVersion(new DefaultArtifactVersion(version))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the rows of the rule, which stands in the build itself and in no profile. */
    private static List<String> refused() throws IOException {
        Xpp3Dom rules = Poms.read("").getBuild().getPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("maven-enforcer-plugin"))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .map(execution -> ((Xpp3Dom) execution.getConfiguration()).getChild("rules"))
                .findFirst()
                .orElseThrow();
        Xpp3Dom excludes = rules.getChild("bannedDependencies").getChild("excludes");
        return Arrays.stream(excludes.getChildren()).map(Xpp3Dom::getValue).toList();
    }
}
