package io.github.redshiftdeploy.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.redshiftdeploy.Deployer;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.CheckConfig;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.config.Settings;
import io.github.redshiftdeploy.config.SqlSet;
import io.github.redshiftdeploy.config.ValidateConfig;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.report.Console;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.ValidationReports;
import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each input of the list ends within a time, with the codes that the list names and without any other exception.
 * Nothing that is printed or reported holds a control character or a command, and nothing outside of the project is
 * read or written.
 */
class HostileInputTest {

    private static final Path LIST = Path.of("src/test/resources/hostile/inputs.tsv");
    private static final String OUTSIDE = "what-lies-outside";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    @Test
    void none_does_harm() throws IOException {
        assumeTrue(java.io.File.separatorChar == '/', "names of files may hold any sign here");
        List<HostileInput> inputs = HostileInput.all(LIST);
        StringBuilder found = new StringBuilder("# kind\tname\tcodes\tinput\n");
        for (HostileInput input : inputs) {
            found.append(input.row(assertTimeoutPreemptively(PATIENCE, () -> codes(input), () -> input.name())));
        }

        assertThat(inputs).hasSizeGreaterThanOrEqualTo(120);
        Corpus.check(LIST, found.toString());
    }

    private String codes(HostileInput input) throws IOException {
        Path home = Files.createTempDirectory(temporary, "hostile");
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.writeString(outside.resolve("secret"), OUTSIDE);
        Files.writeString(outside.resolve("secret.sql"), "SELECT '" + OUTSIDE + "' FRM;");
        Path project = Files.createDirectories(home.resolve("project"));
        Path sql = Files.createDirectories(project.resolve("sql"));
        List<String> printed = new ArrayList<>();
        List<Diagnostic> said = run(input, project, sql, printed);

        said.forEach(diagnostic -> printed.addAll(diagnostic.render().lines().toList()));
        printed.forEach(line -> assertHarmless(input, line));
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).as(input.name()).hasSize(2);
        }
        return said.stream()
                .map(diagnostic -> diagnostic.code().id())
                .distinct()
                .sorted()
                .collect(Collectors.collectingAndThen(Collectors.joining(","), codes -> codes.isEmpty() ? "-" : codes));
    }

    private static List<Diagnostic> run(HostileInput input, Path project, Path sql, List<String> printed)
            throws IOException {
        Map<String, String> settings = new HashMap<>();
        Map<String, String> placeholders = new HashMap<>();
        Map<String, String> environment = new HashMap<>();
        String text = input.text();
        int equals = text.indexOf('=');
        Files.writeString(sql.resolve("good.sql"), "SELECT 1;\n");
        switch (input.kind()) {
            case "file" -> Files.writeString(sql.resolve(text), "SELEC 1;\n");
            case "script" -> Files.write(sql.resolve("script.sql"), input.bytes());
            case "ordering" -> Files.write(sql.resolve("ordering.yaml"), input.bytes());
            case "placeholder" -> {
                placeholders.put("v", text);
                Files.writeString(sql.resolve("script.sql"), "SELECT '${v}', ${v} FRM;\n");
            }
            case "setting" -> settings.put(text.substring(0, equals), text.substring(equals + 1));
            default -> environment.put(text.substring(0, equals), text.substring(equals + 1));
        }
        try {
            Settings read = new Settings(settings);
            Audit audit = Audit.of(environment, Map.of(), read);
            new Console(printed::add).begin("0", "target", "where", audit);
            Validation validation = new Deployer(
                            Clock.systemUTC(),
                            printed::add,
                            warning -> printed.addAll(warning.render().lines().toList()))
                    .validate(config(project, placeholders, read));
            new ValidationReports(project.resolve("target"), project, environment, GitHub.NONE)
                    .tell(validation, FailOn.ERROR);
            for (String report : List.of("validate.json", "validate.sarif", "TEST-validate.xml")) {
                Files.readString(project.resolve("target").resolve(report))
                        .lines()
                        .forEach(printed::add);
            }
            return validation.findings();
        } catch (DiagnosticException refused) {
            return refused.diagnostics();
        } catch (InvalidPathException impossible) {
            throw new AssertionError(input.name(), impossible);
        }
    }

    private static ValidateConfig config(Path project, Map<String, String> placeholders, Settings settings) {
        SqlSet set = new SqlSet(
                settings.text("directory").orElse("sql"),
                settings.list("includes"),
                settings.list("excludes"),
                settings.list("files"));
        ScriptConfig scripts = ScriptConfig.of(project, set, placeholders, settings);
        CheckConfig checks = CheckConfig.of(
                Rule.words().stream().collect(Collectors.toMap(rule -> rule, rule -> "off")), Rule.words(), settings);
        settings.check();
        return ValidateConfig.of(scripts, checks, settings);
    }

    private static void assertHarmless(HostileInput input, String line) {
        assertThat(line)
                .as(input.kind() + " " + input.name())
                .doesNotContain("##[", OUTSIDE, "\tat ", "java.lang.", "StackOverflow")
                .doesNotContainPattern("^\\s*::")
                .doesNotContainPattern(
                        "[\\p{Cntrl}&&[^\\t]]|[\\x80-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
    }
}
