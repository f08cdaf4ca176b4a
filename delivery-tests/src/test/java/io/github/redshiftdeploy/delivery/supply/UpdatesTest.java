package io.github.redshiftdeploy.delivery.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever has versions is watched: a folder with a manifest has an entry in {@code dependabot.yml}. */
class UpdatesTest {

    /** Where files only look like ours: results of builds, and projects that tests and benchmarks run. */
    private static final Set<String> PASSED_OVER = Set.of(".git", "target", "node_modules", "src", ".terraform");

    private static final Map<String, String> ECOSYSTEMS = Map.of("pom.xml", "maven", "package.json", "npm");

    @Test
    void every_folder_with_a_manifest_is_watched() throws IOException {
        Set<String> modules = modules();
        Set<String> unwatched = new TreeSet<>();

        for (Path manifest : manifests()) {
            String folder = "/" + Poms.ROOT.relativize(Objects.requireNonNull(manifest.getParent()));
            String ecosystem = ECOSYSTEMS.getOrDefault(manifest.getFileName().toString(), "terraform");
            if (!modules.contains(folder) && watched(ecosystem).noneMatch(pattern -> matches(pattern, folder))) {
                unwatched.add(ecosystem + " " + folder);
            }
        }

        assertThat(unwatched).isEmpty();
        assertThat(watched("github-actions")).containsExactly("/");
    }

    @Test
    void nothing_new_is_taken_in_its_first_days() throws IOException {
        assertThat(updates())
                .hasSize(4)
                .allSatisfy(update -> assertThat(update)
                        .containsEntry("schedule", Map.of("interval", "weekly"))
                        .containsEntry("cooldown", Map.of("default-days", 7)));
    }

    /** A folder that is watched and not there was renamed. */
    @Test
    void every_folder_that_is_watched_is_there() throws IOException {
        for (Map<?, ?> update : updates()) {
            assertThat(folders(update))
                    .allSatisfy(folder -> assertThat(
                                    Poms.ROOT.resolve(folder.substring(1).replace("/*", "")))
                            .isDirectory());
        }
    }

    private static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(Poms.ROOT)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return ECOSYSTEMS.containsKey(name) || name.endsWith(".tf");
                    })
                    .filter(file -> isOurs(Poms.ROOT.relativize(file)))
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        boolean node = file.getFileName().toString().equals("package.json");
        for (Path part : file) {
            String name = part.toString();
            if (PASSED_OVER.contains(name) && !(node && name.equals("src"))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> modules() throws IOException {
        Set<String> modules = new TreeSet<>();
        Poms.read("").getModules().forEach(module -> modules.add("/" + module));
        return modules;
    }

    private static boolean matches(String pattern, String folder) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return matcher.matches(Path.of(folder));
    }

    private static Stream<String> watched(String ecosystem) throws IOException {
        return updates().stream()
                .filter(update -> ecosystem.equals(update.get("package-ecosystem")))
                .flatMap(update -> folders(update).stream());
    }

    private static List<String> folders(Map<?, ?> update) {
        Object one = update.get("directory");
        Object many = update.get("directories");
        return many instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(Objects.requireNonNull(one).toString());
    }

    @SuppressWarnings("unchecked") // YAML knows maps from texts, and no others are in this file.
    private static Map<String, Object> map(Object update) {
        return (Map<String, Object>) update;
    }

    private static List<Map<String, Object>> updates() throws IOException {
        Object file = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Poms.ROOT.resolve(".github/dependabot.yml")));
        List<?> updates = (List<?>) Objects.requireNonNull(((Map<?, ?>) file).get("updates"));
        return updates.stream().map(UpdatesTest::map).toList();
    }
}
