package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.script.FileWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a goal tells GitHub when it runs in a workflow: the summary of the job, annotations and outputs of the step.
 * Elsewhere nothing is said. What cannot be told changes nothing about the goal, which has done its work already.
 */
public final class GitHub implements DeploymentFormat {

    /** Hears nothing. */
    public static final GitHub NONE = new GitHub(RepositoryRoot.of(Path.of(""), Map.of()), Map.of(), line -> {});

    /** GitHub takes 1 MiB from a step, in which several goals may run. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final String OUTPUT = "GITHUB_OUTPUT";
    private static final String STATE = "state";
    private static final String OUTCOME = "outcome";
    private static final String SCRIPTS = "scripts";

    /** The words for how scripts stand, and those for how deployments end. */
    private static final List<String> WORST_FIRST = Stream.concat(
                    ScriptStatus.WORST_FIRST.stream().map(Choice::word), Stream.of("cancelled", "succeeded"))
            .toList();

    /** Fewer lines than these are read at once. */
    private static final int LONG = 20;

    private final Map<String, String> environment;
    private final Consumer<String> commands;
    private final JobSummary summary;
    private final Annotations annotations;

    private GitHub(RepositoryRoot repository, Map<String, String> environment, Consumer<String> commands) {
        this(environment, commands, new JobSummary(repository), new Annotations(repository));
    }

    private GitHub(
            Map<String, String> environment, Consumer<String> commands, JobSummary summary, Annotations annotations) {
        this.environment = environment;
        this.commands = commands;
        this.summary = summary;
        this.annotations = annotations;
    }

    /**
     * Returns what listens to a goal.
     *
     * @param project the folder of the project
     * @param environment the environment variables, by which a workflow is known
     * @param commands prints a line to the standard output as it is: a command counts at the start of a line only
     */
    public static GitHub of(Path project, Map<String, String> environment, Consumer<String> commands) {
        boolean github = "true".equals(environment.get("GITHUB_ACTIONS"));
        return github ? new GitHub(RepositoryRoot.of(project, environment), environment, commands) : NONE;
    }

    /** Returns what listens to a deployment of a release: the outputs of the step are those of the release. */
    public GitHub ofPart() {
        if (this == NONE) {
            return NONE;
        }
        Map<String, String> without = new HashMap<>(environment);
        without.remove(OUTPUT);
        return new GitHub(without, commands, summary, annotations);
    }

    /** Tells what a validation found. */
    void tell(Validation validation, boolean failed) {
        annotations.of(FewerFindings.inFiles(validation.findings())).forEach(commands);
        summarize(summary.of(validation, failed));
    }

    @Override
    public void ended(DeploymentReport report) {
        annotations.of(report.problems()).forEach(commands);
        summarize(summary.of(report));
        output("deployment", there -> report.id());
        output(STATE, there -> worst(there, Choice.word(report.state())));
        output(report.ending());
    }

    /** Tells how a release has ended, after its deployments have told how they ended. */
    public void ended(ReleaseReport report) {
        annotations.of(report.problems()).forEach(commands);
        summarize(summary.of(report));
        output("release", there -> report.id());
        output("deployment", there -> report.deployments());
        output(STATE, there -> worst(there, Choice.word(report.state())));
        output(report.ending());
    }

    /** Tells what the next deployment would do. */
    public void tell(PlanPreview outlook) {
        summarize(summary.of(outlook));
        output(SCRIPTS, there -> together(there, outlook.digest()));
    }

    /** Tells how the scripts stand to the history of a target. */
    public void tell(String target, Status status) {
        summarize(summary.of(target, status));
        output(STATE, there -> worst(there, Choice.word(status.worst())));
    }

    /** Tells why a goal did not begin. */
    public void tell(String goal, List<Diagnostic> problems) {
        annotations.of(problems).forEach(commands);
        summarize(summary.of(goal, problems));
    }

    /** Prints lines, folded away behind a title when they are many. */
    public void print(List<String> lines, String title, Consumer<String> out) {
        boolean folded = this != NONE && lines.size() > LONG;
        if (folded) {
            commands.accept("::group::" + Annotations.escape(Printable.line(title)));
        }
        lines.forEach(out);
        if (folded) {
            commands.accept("::endgroup::");
        }
    }

    private void summarize(Markdown part) {
        append("GITHUB_STEP_SUMMARY", file -> part.within(MOST_BYTES - (Files.exists(file) ? Files.size(file) : 0)));
    }

    /** Several modules tell how they stand in one step, and GitHub keeps the last word: so it is that of the worst. */
    private static String worst(List<String> there, String state) {
        return before(there, STATE)
                .filter(before ->
                        WORST_FIRST.contains(before) && WORST_FIRST.indexOf(before) < WORST_FIRST.indexOf(state))
                .orElse(state);
    }

    /** Several modules have scripts in one step: the last word has the digests of all, each of them once. */
    private static String together(List<String> there, String digest) {
        return before(there, SCRIPTS)
                .map(before -> before.contains(digest) ? before : before + "," + digest)
                .orElse(digest);
    }

    /** Of several modules in one step too, the last word is the worst. */
    private void output(Optional<DeploymentOutcome> ending) {
        ending.ifPresent(now -> output(OUTCOME, there -> {
            List<DeploymentOutcome> all = new ArrayList<>(List.of(now));
            before(there, OUTCOME)
                    .flatMap(word -> Choice.of(DeploymentOutcome.class, word))
                    .ifPresent(all::add);
            return Choice.word(DeploymentOutcome.worst(all).orElse(now));
        }));
    }

    private static Optional<String> before(List<String> there, String name) {
        return there.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .reduce((one, later) -> later);
    }

    /** Names and values are ours and hold no line end. */
    private void output(String name, Function<List<String>, String> value) {
        append(OUTPUT, file -> {
            List<String> there = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return name + "=" + value.apply(there) + "\n";
        });
    }

    /** Deployments to several targets may end at once. */
    private void append(String variable, Addition addition) {
        synchronized (GitHub.class) {
            appendAlone(variable, addition);
        }
    }

    private void appendAlone(String variable, Addition addition) {
        String name = environment.getOrDefault(variable, "");
        if (name.isBlank()) {
            return;
        }
        try {
            Path file = Path.of(name);
            String text = addition.to(file);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // Half a character becomes a question mark.
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            notWritten(variable, FileWords.of(e));
        } catch (InvalidPathException e) {
            notWritten(variable, "it names no file");
        }
    }

    private void notWritten(String variable, String why) {
        commands.accept("::warning::" + Annotations.escape(variable + " cannot be written: " + why));
    }

    /** What is added to a file, which may not be there. */
    @FunctionalInterface
    private interface Addition {
        String to(Path file) throws IOException;
    }
}
