package io.github.redshiftdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.redshiftdeploy.check.Baseline;
import io.github.redshiftdeploy.check.CheckCode;
import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.sql.SqlCode;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reports of a project in the folder {@code warehouse} of a repository. */
class ValidationReportsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/report/validation");
    private static final Path SCHEMA = Path.of("src/test/resources/report/sarif/sarif-2.1.0-rtm.5.json");

    /** What would be a command, markup or the end of a literal if somebody let it. */
    static final String HOSTILE = "::error::x\n::add-mask::y%0A::z,a:b\r##[error]\u0000\u001B[2J"
            + "<script>alert(1)</script> & \"]]>'\uFFFE\uD83D |x| [a](https://example.com) `c` **b** _i_ @team #1 "
            + "![p](x) ~~s~~ \\| <!-- :rocket: https://example.com $x$ \u0085end";

    static final Diagnostic SYNTAX = Diagnostic.error(SqlCode.SYNTAX, "expected an expression, found 'FROM'")
            .at(new Place("sql/orders.sql", 12, 8, "SELECT FROM orders;"))
            .note("note: the list begins at 12:1")
            .help("to use 'FROM' as a name, write it in double quotes");

    static final Diagnostic DELETE = new Diagnostic(
            Severity.WARNING,
            Rule.DELETE_WITHOUT_WHERE,
            new Place("sql/orders.sql", 14, 1, "DELETE FROM orders;"),
            "DELETE without WHERE removes every row",
            List.of("rule: delete-without-where"),
            "add a WHERE clause");

    @TempDir
    private Path repository;

    private Path project;

    @BeforeEach
    void cloneIt() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        project = Files.createDirectory(repository.resolve("warehouse"));
    }

    @Test
    void every_file_tells_what_was_found() throws IOException {
        write(mixed(), FailOn.ERROR, Map.of());

        for (String file : List.of("validate.json", "validate.sarif", "TEST-validate.xml")) {
            Corpus.check(GOLDEN.resolve(file), read(file));
        }
    }

    @Test
    void sarif_keeps_to_its_schema() throws IOException {
        for (Validation validation : List.of(mixed(), hostile(), validation(List.of()))) {
            write(validation, FailOn.ERROR, Map.of());

            assertThat(violations(read("validate.sarif"))).isEmpty();
        }
    }

    @Test
    void the_schema_of_sarif_refuses_what_does_not_keep_to_it() throws IOException {
        write(mixed(), FailOn.ERROR, Map.of());
        String sarif = read("validate.sarif");

        assertThat(violations(sarif.replace("\"startLine\": 12", "\"startLine\": 0")))
                .isNotEmpty();
        assertThat(violations(sarif.replace("\"level\": \"warning\"", "\"level\": \"bad\"")))
                .isNotEmpty();
        assertThat(violations(sarif.replace("\"ruleIndex\"", "\"rule\""))).isNotEmpty();
    }

    @Test
    void sarif_recognises_a_finding_whose_line_has_moved_and_tells_two_apart() throws IOException {
        Diagnostic moved = DELETE.at(new Place("sql/orders.sql", 99, 3, "  DELETE FROM orders;"));
        Diagnostic elsewhere = DELETE.at(new Place("sql/other.sql", 14, 1, "DELETE FROM orders;"));

        write(validation(List.of(DELETE, DELETE, elsewhere)), FailOn.ERROR, Map.of());
        List<String> before = fingerprints();
        write(validation(List.of(moved)), FailOn.ERROR, Map.of());
        List<String> after = fingerprints();

        assertThat(before).hasSize(3).doesNotHaveDuplicates().containsAll(after);
    }

    @Test
    void what_modules_tell_code_scanning_is_one_analysis() throws IOException {
        write(mixed(), FailOn.ERROR, Map.of());
        Path sales = Files.createDirectories(repository.resolve("sales"));
        ValidationReports other = new ValidationReports(sales.resolve("target"), sales, Map.of(), GitHub.NONE);
        other.tell(validation(List.of(DELETE, SYNTAX)), FailOn.ERROR);
        ValidationReports top = new ValidationReports(project.resolve("target"), project, Map.of(), GitHub.NONE);

        top.unite(List.of(top.sarif(), other.sarif()));

        Corpus.check(GOLDEN.resolve("united.sarif"), read("validate.sarif"));
        assertThat(violations(read("validate.sarif"))).isEmpty();
        assertThat(fingerprints()).doesNotHaveDuplicates();
    }

    @Test
    void a_test_fails_for_what_fails_the_validation() throws Exception {
        assertThat(failures(FailOn.NEVER)).isZero();
        assertThat(failures(FailOn.ERROR)).isEqualTo(1);
        assertThat(failures(FailOn.WARNING)).isEqualTo(3);
    }

    @Test
    void no_character_that_xml_forbids_is_in_it() throws Exception {
        StringBuilder forbidden = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < '\uD800');
            if (!allowed && (c < '\uE000' || c > '\uFFFD')) {
                forbidden.append(c).append('x');
            }
        }
        forbidden.append(Character.MAX_VALUE);
        Diagnostic problem = Diagnostic.error(SqlCode.SYNTAX, forbidden.toString())
                .at(new Place("sql/orders.sql", 12, 8, forbidden.toString()))
                .help(forbidden.toString());

        write(validation(List.of(problem)), FailOn.ERROR, Map.of());

        assertThat(xml().getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void text_from_scripts_is_no_markup() throws Exception {
        write(hostile(), FailOn.ERROR, Map.of());

        assertThat(xml().getElementsByTagName("failure").item(0).getTextContent())
                .contains("<script>alert(1)</script>");
        assertThat(JsonParser.parseString(read("validate.json"))
                        .getAsJsonObject()
                        .getAsJsonArray("findings"))
                .hasSize(2);
    }

    @Test
    void a_name_that_means_something_in_an_address_is_escaped() throws IOException {
        Diagnostic odd = DELETE.at(Place.file("sql/a b%20ü:#?.sql"));

        write(validation(List.of(odd)), FailOn.ERROR, Map.of());

        assertThat(read("validate.sarif")).contains("\"uri\": \"warehouse/sql/a%20b%2520%C3%BC%3A%23%3F.sql\"");
        assertThat(violations(read("validate.sarif"))).isEmpty();
    }

    @Test
    void where_there_is_no_git_the_workflow_tells_where_the_repository_begins() throws IOException {
        Files.delete(repository.resolve(".git"));
        Map<String, String> github = Map.of("GITHUB_WORKSPACE", repository.toString());

        assertThat(RepositoryRoot.of(project, Map.of()).name("a.sql")).isEqualTo("a.sql");
        assertThat(RepositoryRoot.of(project, github).name("a.sql")).isEqualTo("warehouse/a.sql");
        assertThat(RepositoryRoot.of(repository, github).name("a.sql")).isEqualTo("a.sql");
    }

    private void write(Validation validation, FailOn failOn, Map<String, String> environment) throws IOException {
        reports(environment).tell(validation, failOn);
    }

    private ValidationReports reports(Map<String, String> environment) {
        return new ValidationReports(project.resolve("target"), project, environment, GitHub.NONE);
    }

    private String read(String file) throws IOException {
        return Files.readString(project.resolve("target").resolve(file));
    }

    private static List<Error> violations(String sarif) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                .validate(sarif, InputFormat.JSON);
    }

    private List<String> fingerprints() throws IOException {
        JsonObject sarif = JsonParser.parseString(read("validate.sarif")).getAsJsonObject();
        JsonElement results =
                sarif.getAsJsonArray("runs").get(0).getAsJsonObject().get("results");
        return StreamSupport.stream(results.getAsJsonArray().spliterator(), false)
                .map(result ->
                        result.getAsJsonObject().get("partialFingerprints").toString())
                .toList();
    }

    private long failures(FailOn failOn) throws Exception {
        write(mixed(), failOn, Map.of());
        Element suite = xml().getDocumentElement();
        int failures = suite.getElementsByTagName("failure").getLength();
        assertThat(suite.getAttribute("failures")).isEqualTo(Integer.toString(failures));
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        return failures;
    }

    private Document xml() throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(project.resolve("target/TEST-validate.xml").toFile());
    }

    /**
     * A script with an error and a warning, one with a warning, a good one, and a baseline that has more than there is.
     */
    static Validation mixed() {
        Diagnostic stale = Diagnostic.warning(
                        CheckCode.STALE_BASELINE, "a finding of the baseline is not there any more")
                .at(Place.file("baseline.json"));
        Diagnostic empty = Diagnostic.warning(CheckCode.NO_STATEMENT, "the script has no statement")
                .at(Place.file("sql/empty.sql"));
        return new Validation(
                List.of(stale),
                List.of(
                        script("sql/orders.sql", List.of(SYNTAX, DELETE), new Tally(1, 1, 2, 3)),
                        script("sql/empty.sql", List.of(empty), new Tally(0, 1, 0, 0)),
                        script("sql/good.sql", List.of(), Tally.NOTHING)),
                Duration.ofMillis(1_234));
    }

    static Validation hostile() {
        Diagnostic problem = Diagnostic.error(SqlCode.SYNTAX, HOSTILE)
                .at(new Place("sql/" + HOSTILE, 1, 1, HOSTILE))
                .note("note: " + HOSTILE)
                .help(HOSTILE);
        return new Validation(
                List.of(), List.of(script(HOSTILE, List.of(problem, problem), new Tally(2, 0, 0, 0))), Duration.ZERO);
    }

    static Validation validation(List<Diagnostic> findings) {
        Tally tally = new Tally(0, findings.size(), 0, 0);
        return new Validation(List.of(), List.of(script("sql/orders.sql", findings, tally)), Duration.ZERO);
    }

    private static CheckedScript script(String name, List<Diagnostic> findings, Tally tally) {
        return new CheckedScript(
                Outcomes.outline(name),
                ScriptEffects.NONE,
                1_000_000,
                Duration.ofMillis(5),
                findings,
                tally,
                new Baseline.Change(List.of(), List.of()));
    }
}
