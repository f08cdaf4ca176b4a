package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redshiftdeploy.catalogue.Rich;
import io.github.redshiftdeploy.catalogue.SchemaFiles;
import io.github.redshiftdeploy.config.DumpConfig;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.report.SchemaFolder;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database as a folder of scripts. */
final class SchemaDumpTest {

    @TempDir
    private Path root;

    private static Cluster cluster;

    @BeforeAll
    static void makeDatabase() throws Exception {
        cluster = Rich.database("dumped");
    }

    @Test
    void a_dump_is_equal_to_the_next_one_and_to_that_of_what_it_deploys() throws Exception {
        SchemaFiles files = dump(cluster, List.of());
        Cluster copy = Rich.empty("copied");
        Project project = new Project(root.resolve("project"), copy);
        new SchemaFolder(Files.createDirectories(root.resolve("project")), Path.of("sql")).write(files);

        project.succeed();
        SchemaFiles again = dump(copy, List.of());

        assertThat(files.warnings()).isEmpty();
        assertThat(files.texts()).isEqualTo(dump(cluster, List.of()).texts());
        assertThat(again.texts()).isEqualTo(files.texts());
        // A grant on columns that is lost, by hand or by a mistake of this project, makes a difference.
        copy.run("REVOKE UPDATE (amount) ON sales.orders FROM ROLE definition_role");
        Map<String, String> lost = dump(copy, List.of()).texts();
        assertThat(lost.keySet()).isEqualTo(files.texts().keySet());
        assertThat(lost.keySet())
                .filteredOn(path ->
                        !String.valueOf(lost.get(path)).equals(files.texts().get(path)))
                .containsExactly("sales/tables/orders.sql");
    }

    @Test
    void the_guide_shows_what_is_written() throws Exception {
        Map<String, String> texts = dump(cluster, List.of("sales")).texts();

        assertThat(Path.of("../docs/guides/dump-schema.md"))
                .content()
                .contains("```yaml\n" + texts.get("ordering.yaml") + "```\n")
                .contains("```sql\n" + texts.get("sales/tables/orders.sql") + "```\n");
    }

    @Test
    void only_what_a_dump_has_written_is_written_over_or_removed() throws Exception {
        SchemaFolder folder = new SchemaFolder(root, Path.of("dump"));
        Map<String, String> first = Map.of("a.sql", "1", "gone.sql", "2", "changed.sql", "3");
        folder.write(new SchemaFiles(first, List.of()));
        Files.writeString(root.resolve("dump/changed.sql"), "by hand");
        Files.writeString(root.resolve("dump/notes.txt"), "mine");

        SchemaFolder.Result result = folder.write(new SchemaFiles(Map.of("a.sql", "4", "b/c.sql", "5"), List.of()));

        assertThat(result.removed()).containsExactly("gone.sql");
        assertThat(result.kept()).containsExactly("changed.sql");
        assertThat(root.resolve("dump/a.sql")).hasContent("4");
        assertThat(root.resolve("dump/notes.txt")).hasContent("mine");
        assertThatThrownBy(() -> folder.write(new SchemaFiles(Map.of("notes.txt", "6", "d.sql", "7"), List.of())))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("error[RS4704]")
                .hasMessageContaining("'notes.txt'");
        assertThat(root.resolve("dump/d.sql")).doesNotExist();
        assertThatThrownBy(() -> new SchemaFolder(root, Path.of("../elsewhere")))
                .hasMessageContaining("leaves the project");
    }

    @Test
    void a_schema_that_is_not_there_is_told() {
        assertThatThrownBy(() -> dump(cluster, List.of("sales", "nowhere")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(
                        "error[RS4703]: schema 'nowhere' of 'redshift.schemas' is not in database 'dumped'");
    }

    @Test
    void what_was_not_seen_is_a_warning_and_heads_its_file() throws Exception {
        Project project = new Project(root, cluster.user("definition_user", "Definition1"));

        SchemaFiles files = project.deployer()
                .dumpSchema(
                        project.config(),
                        new DumpConfig(List.of("sales"), null),
                        Warehouse.route(cluster.user("definition_user", "Definition1")));

        assertThat(files.texts().get("sales/tables/orders.sql"))
                .startsWith("-- Not seen: ")
                .contains(
                        "\n-- Not seen: its grants, which only its owner, a superuser or who has ACCESS SYSTEM TABLE");
        assertThat(project.warnings()).hasSizeGreaterThan(5);
        assertThat(project.warnings().get(0).render()).contains("warning[RS4701]: of function sales.twice(");
    }

    private SchemaFiles dump(Cluster database, List<String> schemas) throws Exception {
        Project project = new Project(root, database);
        return project.deployer()
                .dumpSchema(project.config(), new DumpConfig(schemas, null), Warehouse.route(database));
    }
}
