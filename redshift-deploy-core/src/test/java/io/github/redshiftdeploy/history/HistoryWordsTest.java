package io.github.redshiftdeploy.history;

import static io.github.redshiftdeploy.testkit.HostileWords.assertHarmless;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redshiftdeploy.Project;
import io.github.redshiftdeploy.Warehouse;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.DiagnosticException;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.report.GitHub;
import io.github.redshiftdeploy.report.PlanReport;
import io.github.redshiftdeploy.report.StatusReport;
import io.github.redshiftdeploy.testkit.HostileWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever can write to the history can write anything there, in each of its columns; nothing of it commands the log,
 * the terminal or the runner of whoever reads it, and none of it is a bug.
 */
final class HistoryWordsTest {

    private static final String HOSTILE = HostileWords.TEXT;

    @TempDir
    private Path root;

    private Project project;

    @BeforeEach
    void aHistoryOfADeploymentThatFailed() throws Exception {
        Warehouse.fresh("lab");
        Warehouse.run("DROP SCHEMA IF EXISTS worded CASCADE", "CREATE TABLE lab.done (id int)");
        project = new Project(root)
                .set("historySchema", "worded")
                .set("run", "on-change")
                .set("lockTimeout", "1s")
                .script("1.sql", "INSERT INTO lab.done VALUES (1);\n")
                .script(
                        "2.sql",
                        "INSERT INTO lab.done VALUES (2);\nVACUUM lab.done;\nINSERT INTO lab.none VALUES (1);\n");
        project.failure();
    }

    private static void anotherDeploymentRuns() throws SQLException {
        Warehouse.run("INSERT INTO worded.lease (name, owner, actor, run_url, acquired_at, expires_at) VALUES"
                + " ('deployment', 'other', 'bob', 'https://run', GETDATE(), DATEADD(hour, 1, GETDATE()))");
    }

    static Stream<String> columns() {
        return TableLayout.ALL.stream()
                .flatMap(table -> table.names(TableLayout.NEWEST).stream().map(column -> table.name() + "." + column));
    }

    /** A table that somebody has made anew may hold text in every column. */
    @ParameterizedTest
    @MethodSource("columns")
    void no_column_commands_anybody(String tableAndColumn) throws Exception {
        String table = tableAndColumn.substring(0, tableAndColumn.indexOf('.'));
        String column = tableAndColumn.substring(table.length() + 1);
        if (table.equals("lease")) {
            anotherDeploymentRuns();
        }
        Warehouse.runInPostgres("ALTER TABLE worded." + table + " ALTER COLUMN " + column + " TYPE varchar(4000)");
        Warehouse.runInPostgres(
                "UPDATE worded." + table + " SET " + column + " = " + SqlText.literal(HOSTILE.replace("\u0000", "")));

        for (String printed : everything()) {
            assertHarmless(tableAndColumn, printed);
        }
    }

    /** Returns what all goals print that read the history, and what they write. */
    private List<String> everything() throws Exception {
        project.log().clear();
        Path summary = root.resolve("summary.md");
        Path commands = root.resolve("commands.txt");
        GitHub github = GitHub.of(
                root,
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
                line -> append(commands, line));
        StringBuilder said = new StringBuilder();
        say(said, () -> {
            Status status = project.deployer().status(project.config(), Warehouse.route());
            StatusReport.write(root.resolve("reports"), status);
            github.tell("lab", status);
            return StatusReport.lines(status);
        });
        say(said, () -> {
            PlanPreview preview = project.deployer().plan(project.config(), Warehouse.route());
            PlanReport.write(root.resolve("reports/plan.json"), preview);
            github.tell(preview);
            return PlanReport.lines(preview, true);
        });
        say(said, () -> List.of(project.failure()));
        say(said, () -> StatusReport.lines(project.deployer().repair(project.config(), Warehouse.route())));
        say(
                said,
                () -> project.deployer().holder(project.config(), Warehouse.route()).stream()
                        .map(Holder::describe)
                        .map(Printable::line)
                        .toList());
        try (Stream<Path> files = Files.walk(root)) {
            String written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("sql")) && !file.equals(commands))
                    .map(HistoryWordsTest::read)
                    .collect(Collectors.joining("\n"));
            return List.of(said.toString(), String.join("\n", project.log()), written, withoutMark(commands));
        }
    }

    /** What is told to GitHub is a command of ours, and holds no other one. */
    private static String withoutMark(Path commands) {
        return read(commands)
                .lines()
                .map(line -> line.startsWith("::error ") || line.startsWith("::warning ") ? line.substring(2) : line)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, read(file) + line + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a goal does. */
    @FunctionalInterface
    private interface Goal {
        List<String> run() throws IOException, TransportException;
    }

    /** A goal prints what it found, or why not, in words of ours: whatever else it throws is a bug. */
    private static void say(StringBuilder said, Goal goal) throws IOException {
        try {
            goal.run().forEach(line -> said.append(line).append('\n'));
        } catch (DiagnosticException e) {
            said.append(e.getMessage()).append('\n');
        } catch (TransportException e) {
            assertThat(e.error().state()).as("the server refuses it: %s", e).isNotNull();
        }
    }
}
