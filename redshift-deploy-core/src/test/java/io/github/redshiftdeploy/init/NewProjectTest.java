package io.github.redshiftdeploy.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.redshiftdeploy.config.InitConfig;
import io.github.redshiftdeploy.config.InitConfig.Pom;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What a project begins with, and that nothing is lost that was there. */
class NewProjectTest {

    private static final String WORKFLOWS = "acme/redshift-deploy-maven-plugin@" + "0".repeat(40);

    private static final List<String> ALL = List.of(
            "pom.xml",
            ".mvn/jvm.config",
            "src/main/redshift/ordering.yaml",
            "src/main/redshift/schemas/sales.sql",
            "src/main/redshift/tables/orders.sql",
            ".gitignore",
            ".github/workflows/deploy.yml",
            ".github/workflows/validate.yml");

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(folder.resolve("ware house")).toRealPath();
    }

    @Test
    void an_empty_folder_gets_everything_and_the_next_commands() throws Exception {
        Beginning beginning = begin(null, Map.of("workgroup", "analytics", "workflows", WORKFLOWS));

        assertThat(beginning.wrote()).isEqualTo(ALL);
        assertThat(files(project).keySet()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(beginning.kept()).isEmpty();
        assertThat(beginning.leftOut()).isEmpty();
        assertThat(lines(beginning))
                .contains(
                        "wrote pom.xml",
                        "  mvn redshift-deploy:validate",
                        "  mvn redshift-deploy:execute -Dredshift.target=local",
                        "  mvn redshift-deploy:execute -Dredshift.target=dev");
        assertThat(pom().getElementsByTagName("artifactId").item(0).getTextContent())
                .isEqualTo("ware-house");
    }

    @Test
    void without_a_target_the_stand_in_is_the_only_one() throws Exception {
        Beginning beginning = begin(null, Map.of());

        assertThat(pom().getElementsByTagName("configuration").getLength()).isZero();
        assertThat(lines(beginning)).noneMatch(line -> line.contains("-Dredshift.target=dev"));
    }

    @Test
    void without_a_commit_of_theirs_no_workflow_is_written_and_a_line_says_how() throws IOException {
        Beginning beginning = begin(null, Map.of());

        assertThat(project.resolve(".github")).doesNotExist();
        assertThat(lines(beginning))
                .anyMatch(line -> line.startsWith("left out .github/workflows: ")
                        && line.endsWith("mvn redshift-deploy:init -Dredshift.workflows=owner/name@commit"));
    }

    @Test
    void a_second_run_changes_nothing_and_writes_what_is_missing() throws IOException {
        Map<String, String> settings = Map.of("workflows", WORKFLOWS);
        begin(null, settings);
        Files.delete(project.resolve("src/main/redshift/tables/orders.sql"));
        Files.delete(project.resolve(".github/workflows/validate.yml"));
        Map<String, String> before = files(project);

        Beginning beginning = begin(new Pom("pom.xml", true), settings);

        assertThat(beginning.wrote())
                .containsExactly("src/main/redshift/tables/orders.sql", ".github/workflows/validate.yml");
        assertThat(beginning.kept()).hasSize(ALL.size() - 2);
        assertThat(files(project)).containsAllEntriesOf(before).hasSize(ALL.size());
        assertThat(lines(beginning)).noneMatch(line -> line.startsWith("add this"));
    }

    @Test
    void files_of_these_names_stay_byte_for_byte() throws IOException {
        for (String path : ALL) {
            write(path, "mine \u00e9\r\n");
        }
        Map<String, String> before = files(project);

        Beginning beginning = begin(new Pom("pom.xml", true), Map.of("workflows", WORKFLOWS));

        assertThat(beginning.wrote()).isEmpty();
        assertThat(files(project)).isEqualTo(before);
        assertThat(lines(beginning))
                .contains(
                        "kept pom.xml", "kept .mvn/jvm.config", "kept .gitignore", "kept .github/workflows/deploy.yml")
                .contains("left out src/main/redshift: there are scripts already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", ".mvn/jvm.config", ".gitignore", ".github/workflows/validate.yml"})
    void beside_one_that_is_there_the_others_are_written(String path) throws IOException {
        write(path, "mine");

        Beginning beginning = begin(null, Map.of("workflows", WORKFLOWS));

        assertThat(project.resolve(path)).hasContent("mine");
        assertThat(beginning.kept()).containsExactly(path);
        assertThat(beginning.wrote()).contains(".github/workflows/deploy.yml", "src/main/redshift/tables/orders.sql");
    }

    /** An order that does not mention somebody's scripts would make each of them a mistake. */
    @ParameterizedTest
    @ValueSource(strings = {"a.sql", "ordering.yaml", "schemas/sales.sql", "deep/down/a.ddl"})
    void a_folder_with_scripts_gets_no_others(String script) throws IOException {
        write("src/main/redshift/" + script, "mine");

        begin(null, Map.of());

        assertThat(files(project.resolve("src/main/redshift"))).containsOnlyKeys(script);
    }

    @Test
    void a_hidden_file_is_no_script() throws IOException {
        write("src/main/redshift/.gitkeep", "");

        assertThat(begin(null, Map.of()).wrote()).contains("src/main/redshift/schemas/sales.sql");
    }

    @ParameterizedTest
    @CsvSource({"a<b>&\"c', a-b-c", "..x.., x", "${env.HOME}, env.HOME", "\u00e9t\u00e9, t", "---, warehouse"})
    void the_name_of_the_folder_is_one_for_maven(String name, String artifactId) throws Exception {
        assumeThat(FileSystems.getDefault().getSeparator()).isEqualTo("/");
        project = Files.createDirectory(project.resolve(name));

        begin(null, Map.of());

        assertThat(pom().getElementsByTagName("artifactId").item(0).getTextContent())
                .isEqualTo(artifactId);
    }

    @Test
    void an_existing_pom_is_told_what_to_add_and_gets_no_options_of_the_jvm() throws IOException {
        write("pom.xml", "<project/>");

        Beginning beginning = begin(new Pom("pom.xml", false), Map.of("clusterIdentifier", "dw", "dbUser", "deployer"));

        assertThat(project.resolve(".mvn")).doesNotExist();
        assertThat(lines(beginning))
                .containsSubsequence(
                        "kept pom.xml",
                        "left out .mvn/jvm.config: it suits a project that deploys SQL and compiles nothing",
                        "add this to <build><plugins> in pom.xml:",
                        "  <plugin>",
                        "    <version>1.2.3</version>",
                        "          <clusterIdentifier>dw</clusterIdentifier>",
                        "          <dbUser>deployer</dbUser>",
                        "          <database>dev</database>",
                        "  </plugin>");
    }

    @Test
    void a_pom_with_the_plugin_is_told_of_the_target_alone() throws IOException {
        Beginning beginning = begin(new Pom("other.xml", true), Map.of("workgroup", "analytics", "target", "test"));

        assertThat(project.resolve("pom.xml")).doesNotExist();
        assertThat(lines(beginning))
                .containsSubsequence(
                        "add this to <targets> of the plugin in other.xml:", "  <target>", "    <name>test</name>")
                .noneMatch(line -> line.contains("<plugin>"));
    }

    @Test
    void where_the_plugin_comes_from_packages_the_workflows_name_their_settings() throws IOException {
        write(".github/maven-settings.xml", "<settings/>");

        begin(null, Map.of("workflows", WORKFLOWS));

        assertThat(List.of("deploy.yml", "validate.yml"))
                .allSatisfy(name -> assertThat(project.resolve(".github/workflows/" + name))
                        .content()
                        .contains("settings: .github/maven-settings.xml", "@" + "0".repeat(40) + "\n"));
    }

    @Test
    void in_a_subfolder_of_a_repository_no_workflow_is_written() throws Exception {
        assumeThat(new ProcessBuilder("git", "init", "-q")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();

        Beginning beginning = begin(null, Map.of("workflows", WORKFLOWS));

        assertThat(project.resolve(".github")).doesNotExist();
        assertThat(lines(beginning)).anyMatch(line -> line.contains("this is 'ware house'"));
    }

    @Test
    void values_from_outside_are_text_in_the_pom() throws Exception {
        String hostile = "<a>&amp; ]]> \"q\" 'q' -- --> @version@ @target@";

        begin(null, Map.of("workgroup", hostile));

        assertThat(pom().getElementsByTagName("workgroup").item(0).getTextContent())
                .isEqualTo(hostile);
        assertThat(pom().getElementsByTagName("version").item(1).getTextContent())
                .isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", ".mvn", ".github", ".github/workflows", "src/main/redshift", ".gitignore"})
    void a_link_that_leads_out_is_refused_before_anything_is_written(String link) throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectories(project.resolve(link).getParent());
        Files.createSymbolicLink(project.resolve(link), outside);
        Map<String, String> before = files(project);

        assertThatThrownBy(() -> begin(null, Map.of("workflows", WORKFLOWS)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("leaves the project");

        assertThat(files(outside)).isEmpty();
        assertThat(files(project)).isEqualTo(before);
    }

    /** Maven itself has followed it, and nothing is read or written through it here. */
    @Test
    void a_pom_that_is_a_link_is_kept() throws IOException {
        Path shared = Files.writeString(folder.resolve("shared.xml"), "<project/>");
        Files.createSymbolicLink(project.resolve("pom.xml"), shared);

        assertThat(begin(new Pom("pom.xml", false), Map.of()).kept()).containsExactly("pom.xml");

        assertThat(shared).hasContent("<project/>");
    }

    @Test
    void a_link_that_leads_nowhere_is_not_written_through() throws IOException {
        Files.createSymbolicLink(project.resolve(".gitignore"), folder.resolve("victim"));

        assertThatThrownBy(() -> begin(null, Map.of())).isInstanceOf(DiagnosticException.class);

        assertThat(folder.resolve("victim")).doesNotExist();
        assertThat(project.resolve("pom.xml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src", "src/main", ".mvn", ".github"})
    void a_file_in_the_place_of_a_folder_stops_it_before_anything_is_written(String path) throws IOException {
        write(path, "a file");

        assertThatThrownBy(() -> begin(null, Map.of("workflows", WORKFLOWS))).isInstanceOf(FileSystemException.class);

        assertThat(files(project)).containsOnlyKeys(path);
    }

    @Test
    void a_folder_that_may_not_be_written_stops_it_before_anything_is_written() throws IOException {
        Path locked = Files.createDirectory(project.resolve(".github"));
        assumeThat(locked.toFile().setWritable(false) && !Files.isWritable(locked))
                .as("this user may write everywhere")
                .isTrue();

        assertThatThrownBy(() -> begin(null, Map.of("workflows", WORKFLOWS))).isInstanceOf(FileSystemException.class);

        assertThat(files(project)).isEmpty();
    }

    private Beginning begin(@Nullable Pom pom, Map<String, String> given) throws IOException {
        Settings settings = new Settings(given);
        InitConfig config = InitConfig.of(project, "1.2.3", pom, SqlSet.standard(), settings);
        settings.check();
        return NewProject.write(config);
    }

    private static List<String> lines(Beginning beginning) throws IOException {
        List<String> lines = new ArrayList<>();
        beginning.tell(lines::add, lines::add);
        return lines;
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Document pom() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(project.resolve("pom.xml").toFile());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
