package io.github.redshiftdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.Rich;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.config.Gate;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.testkit.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The example does what its page tells: its scripts are deployed, one of them fails, and one of them is undone. */
final class ExampleTest {

    private static final Path EXAMPLE = Path.of("../example-project");
    private static final String PROCEDURE = "sql/procedures/load_daily_revenue.sql";
    private static final String CALENDAR = "sql/seed/dim_date_2027.sql";

    /** Those that ask what is deployed, and not Git or another target. */
    private static final Set<Gate> ASKED = EnumSet.complementOf(
            EnumSet.of(Gate.REQUIRE_BRANCH, Gate.REQUIRE_CLEAN_CHECKOUT, Gate.REQUIRE_DEPLOYED_TO));

    /** Mondays in Berlin, at 21:00 and at noon. */
    private static final Instant IN_THE_WINDOW = Instant.parse("2026-11-30T20:00:00Z");

    private static final Instant AT_NOON = Instant.parse("2026-11-30T11:00:00Z");

    @TempDir
    private static Path root;

    private static Cluster cluster;

    private Project project;

    @BeforeAll
    static void deployTheExample() throws Exception {
        copy(EXAMPLE.resolve("src/main/redshift"), root.resolve("sql"));
        copy(EXAMPLE.resolve("src/test/redshift"), root.resolve("src/test/redshift"));
        cluster = Rich.empty("example");
        example().succeed();
    }

    @BeforeEach
    void begin() {
        project = example();
    }

    @Test
    void a_procedure_whose_new_version_fails_its_test_is_rolled_back_as_the_page_shows() throws Exception {
        String page = Files.readString(EXAMPLE.resolve("README.md"));
        String before = Files.readString(root.resolve(PROCEDURE));
        List<String> there = catalogue();
        Files.writeString(root.resolve(PROCEDURE), before.replace(changed(page, '-'), changed(page, '+')));

        List<String> said = new ArrayList<>();
        project.set("path", PROCEDURE).set("onError", "rollback");
        Outcome outcome = new Deployer(Clock.systemUTC(), said::add, problem -> said.addAll(Console.lines(problem)))
                .execute(project.config(), Warehouse.route(cluster));
        Files.writeString(root.resolve(PROCEDURE), before);

        assertThat(outcome.ending()).isEqualTo(DeploymentOutcome.ROLLED_BACK);
        assertThat(catalogue())
                .isEqualTo(there)
                .anyMatch(sql -> sql.contains(changed(page, '-').strip())
                        && sql.contains(
                                "GRANT EXECUTE ON PROCEDURE airline.load_daily_revenue(date) TO GROUP loaders"));
        said.addAll(Console.lines(Objects.requireNonNull(outcome.failure())));
        said.add(Console.ending(outcome));
        assertThat(said.stream().flatMap(String::lines).map(ExampleTest::timeless))
                .containsSubsequence(block(page, "text")
                        .lines()
                        .filter(line -> !line.equals("…"))
                        .map(ExampleTest::timeless)
                        .toList());
    }

    @Test
    void a_companion_takes_away_the_rows_that_its_script_has_brought() throws Exception {
        assertThat(years()).containsExactly("2026: 365", "2027: 365");

        project.set("rollbackScripts", CALENDAR);
        Outcome outcome = project.deployer().rollback(project.config(), Warehouse.route(cluster));

        assertThat(outcome.failure()).isNull();
        assertThat(years()).containsExactly("2026: 365");
        example().set("path", CALENDAR).succeed();
        assertThat(years()).containsExactly("2026: 365", "2027: 365");
    }

    @Test
    void the_gates_of_prod_let_the_example_through_at_the_right_time() throws Exception {
        Map<String, String> prod = target("prod");
        ASKED.stream()
                .map(Gate::setting)
                .filter(prod::containsKey)
                .forEach(gate -> project.set(gate, Objects.requireNonNull(prod.get(gate))));
        project.set("ticket", "CHG-7");

        assertThat(prod).containsKeys("maintenanceWindow", "requireTicket", "requireTests", "forbid", "maxRisk");
        assertThat(refusals(IN_THE_WINDOW)).isEmpty();
        assertThat(refusals(AT_NOON)).containsExactly(Gate.MAINTENANCE_WINDOW);
    }

    private List<Gate> refusals(Instant at) throws Exception {
        return new Deployer(Clock.fixed(at, ZoneOffset.UTC), line -> {}, warning -> {})
                .plan(project.config(), Warehouse.route(cluster)).gates().stream()
                        .map(GateAnswer::gate)
                        .toList();
    }

    private static Project example() {
        return new Project(root, cluster)
                .placeholder("reader_group", "analysts")
                .set("captureDays", "30");
    }

    private static List<String> years() throws Exception {
        return cluster.query("SELECT calendar_year || ': ' || COUNT(*) FROM airline.dim_date GROUP BY calendar_year"
                + " ORDER BY calendar_year");
    }

    /** What the catalogue has, as statements. */
    private static List<String> catalogue() throws Exception {
        try (Control control = Rich.control(cluster, root)) {
            return new DefinitionReader(control)
                    .read(Wanted.schemas(List.of("airline"))).all().values().stream()
                            .map(ObjectDefinition::sql)
                            .toList();
        }
    }

    /** Returns the line that the page says is taken away or added. */
    private static String changed(String page, char sign) {
        return block(page, "diff")
                .lines()
                .filter(line -> line.charAt(0) == sign)
                .findFirst()
                .orElseThrow()
                .substring(1);
    }

    private static String block(String page, String language) {
        String fence = "```" + language + "\n";
        int begin = page.indexOf(fence) + fence.length();
        return page.substring(begin, page.indexOf("\n```", begin));
    }

    /** Returns a line without what is another one each time. */
    private static String timeless(String line) {
        return line.replace("src/main/redshift/", "sql/")
                .replaceAll("\\d{8}-\\d{6}-[0-9a-f]{8}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.\\d]*", "<instant>")
                .replaceAll("\\d+(\\.\\d+)? (ms|s|min)\\b", "<time>")
                .replaceAll("\\d+ round trips", "<round trips>");
    }

    /** Returns what the POM says of a target. */
    private static Map<String, String> target(String name) throws Exception {
        NodeList targets = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(EXAMPLE.resolve("pom.xml").toFile())
                .getElementsByTagName("target");
        for (int i = 0; i < targets.getLength(); i++) {
            Map<String, String> settings = settings(targets.item(i));
            if (name.equals(settings.get("name"))) {
                return settings;
            }
        }
        throw new IllegalStateException("the example has no target '" + name + "'");
    }

    private static Map<String, String> settings(Node target) {
        Map<String, String> settings = new HashMap<>();
        NodeList children = target.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element) {
                settings.put(element.getTagName(), element.getTextContent());
            }
        }
        return settings;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }
}
