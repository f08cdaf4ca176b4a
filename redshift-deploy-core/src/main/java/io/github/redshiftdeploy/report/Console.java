package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.FailOn;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptFigures;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentOutcome;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.GateAnswer;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.PassedOver;
import io.github.redshiftdeploy.sqltest.StatementResult.Verdict;
import io.github.redshiftdeploy.sqltest.TestResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what happens, a line at a time. What the server or a script says never begins a line and never holds a
 * control character, so that it can neither forge a line of ours nor command the terminal or the workflow.
 */
public final class Console implements DeploymentFormat {

    /** A script that says more than this is not read any more. */
    private static final int MOST_MESSAGES = 100;

    /** More names than these are not worth reading. */
    private static final int MOST_NAMES = 3;

    private final Consumer<String> out;
    private final GitHub github;
    private final Repetitions repetitions = new Repetitions();
    private final Map<Integer, Integer> messages = new HashMap<>();
    private String lead = "";
    private int running;
    private int shown;

    /** Prints each line through a consumer. */
    public Console(Consumer<String> out) {
        this(out, GitHub.NONE);
    }

    /** Prints each line through a consumer; in GitHub, what is long is folded away. */
    public Console(Consumer<String> out, GitHub github) {
        this.out = line -> out.accept(Printable.line(line));
        this.github = github;
    }

    @Override
    public void checked(Validation scripts) {
        passedOver(scripts).ifPresent(out);
        forOthers(scripts).ifPresent(out);
    }

    @Override
    public void connecting(DeploymentReport report) {
        begin(report.id(), report.target(), report.endpoint() + ", database " + report.database(), report.audit());
    }

    /** Tells who deploys what, and where to. */
    public void begin(String id, String target, String where, Audit audit) {
        out.accept("deployment " + id + " to " + target + " (" + where + ")");
        StringBuilder who = new StringBuilder("by " + audit.actor());
        if (audit.branch() != null) {
            who.append(", branch ").append(audit.branch());
        }
        if (audit.commit() != null) {
            who.append(", commit ").append(audit.commit());
        }
        if (audit.ticket() != null) {
            who.append(", ticket ").append(audit.ticket());
        }
        out.accept(who.toString());
        if (audit.runUrl() != null) {
            out.accept("run " + audit.runUrl());
        }
    }

    /** A script has one line, which is written when it ends; only one that says something has one before. */
    @Override
    public void scriptStarted(Step step, int i, int n) {
        lead = lead(step, i, n);
        running = i;
    }

    private static String lead(Step step, int i, int n) {
        return "[" + i + "/" + n + "] " + step.script().name();
    }

    private void showScript() {
        if (shown != running) {
            out.accept(lead);
            shown = running;
        }
    }

    @Override
    public void message(String severity, String text) {
        String margin = severity.toLowerCase(Locale.ROOT) + ": ";
        if (!repetitions.isNew(margin + text) || messages.merge(running, 1, Integer::sum) > MOST_MESSAGES) {
            return;
        }
        showScript();
        for (String line : text.lines().toList()) {
            out.accept("    | " + margin + line);
            margin = " ".repeat(margin.length());
        }
    }

    @Override
    public void rows(Rows rows) {
        List<String> table =
                ResultTable.lines(rows).stream().map(line -> "    | " + line).toList();
        String number = count(rows.rows().size(), "row");
        showScript();
        github.print(table, number, out);
        out.accept("    | " + (rows.more() ? "the first " + number + "; there are more" : number));
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        int more = messages.getOrDefault(i, 0) - MOST_MESSAGES;
        messages.remove(i);
        if (more > 0) {
            scriptStarted(outcome.step(), i, n);
            showScript();
            out.accept("    | and " + count(more, "more message"));
        }
        StringBuilder line = new StringBuilder(shown == i ? "  " : lead(outcome.step(), i, n));
        line.append("  ").append(mark(outcome.state())).append(count(outcome.executed(), "statement"));
        if (outcome.rows() > 0) {
            line.append("  ").append(count(outcome.rows(), "row"));
        }
        out.accept(line.append("  ").append(time(outcome.figures())).toString());
        shown = 0;
    }

    @Override
    public void remark(String text) {
        out.accept("    ! " + text);
    }

    @Override
    public void adopted(int deployments) {
        if (deployments > 0) {
            out.accept("took over what " + count(deployments, "deployment") + " under another name had written");
        }
    }

    /** Tells of how many scripts a baseline makes no difference to. */
    public void runAlways(long scripts) {
        if (scripts > 0) {
            out.accept(count(scripts, "script") + (scripts == 1 ? " runs" : " run")
                    + " always, so a baseline has no effect on " + (scripts == 1 ? "it" : "them")
                    + "; 'run=once' or 'run=on-change' asks the history");
        }
    }

    @Override
    public void waiting(Holder holder) {
        out.accept("waits for " + holder.describe());
    }

    private static String owner(DeploymentRow deployment) {
        String project = deployment.project() == null ? deployment.name() : deployment.project();
        return "'" + project + execution(deployment.execution()) + "' by "
                + deployment.audit().actor();
    }

    private static String execution(@Nullable String id) {
        return id == null || id.isEmpty() ? "" : "@" + id;
    }

    /**
     * A line tells which scripts do not run, however many they are; of a release that goes on it is known that it does.
     */
    @Override
    public void skipped(Plan plan) {
        if (plan.resumes() != null && !plan.resumes().succeeded()) {
            out.accept("goes on with " + plan.resumes().id() + " of " + owner(plan.resumes()) + ", which "
                    + Choice.word(plan.resumes().state()) + " at "
                    + plan.resumes().startedAt()
                    + " UTC; 'redshift.resume=false' would start over");
        }
        skippedScripts(plan).ifPresent(out);
    }

    /** Returns a line that tells which scripts do not run, and why. */
    static Optional<String> skippedScripts(Plan plan) {
        List<Step> skipped = plan.steps().stream()
                .filter(step -> step.action() == Action.SKIP)
                .toList();
        if (skipped.isEmpty()) {
            return Optional.empty();
        }
        boolean alike = skipped.stream().map(Step::reason).distinct().count() == 1;
        return Optional.of("skipped: "
                + names(skipped.stream().map(step -> step.script().name()).toList()) + ", "
                + (alike ? skipped.get(0).reason() : "applied already"));
    }

    /** Returns the first names, and how many others there are. */
    static String names(List<String> all) {
        int others = all.size() - MOST_NAMES;
        return String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMES)))
                + (others > 0 ? " and " + count(others, "other") : "");
    }

    @Override
    public void gates(List<GateAnswer> waived, String actor) {
        waived.forEach(answer -> out.accept("waived by " + actor + ": " + answer.line() + " ("
                + answer.refusal().message() + ")"));
    }

    @Override
    public void running(Plan plan) {
        out.accept("runs " + count(plan.running().size(), "script"));
    }

    @Override
    public void recorded(Outcome outcome, Duration elapsed) {
        repetitions.counted().forEach(out);
        String end = outcome.state().name().toLowerCase(Locale.ROOT);
        long skipped = count(outcome, State.SKIPPED);
        out.accept(end + (outcome.state() == State.SUCCEEDED ? ": " : " after ")
                + number(count(outcome, State.SUCCEEDED))
                + " of " + count(outcome.scripts().size() - skipped, "script")
                + (skipped == 0 ? "" : " (" + number(skipped) + " skipped)") + " in " + time(elapsed) + ", "
                + count(outcome.roundTrips(), "round trip"));
    }

    @Override
    public void testEnded(TestResult result, int i, int n) {
        String lead = "[" + i + "/" + n + "] " + result.script() + "  ";
        if (result.state() == State.NOT_RUN) {
            out.accept(lead + "not run");
            return;
        }
        long failed = result.assertions(Verdict.FAILED);
        String assertions = count(result.assertions(Verdict.PASSED) + failed, "assertion");
        StringBuilder line = new StringBuilder(lead);
        line.append(
                result.state() == State.SUCCEEDED
                        ? assertions
                        : result.state() == State.CANCELLED
                                ? "cancelled after " + assertions
                                : "failed: " + number(failed) + " of " + assertions);
        line.append("  ").append(time(result.elapsed()));
        result.notRun().ifPresent(numbers -> line.append("  ").append(numbers));
        out.accept(line.toString());
    }

    private static long count(Outcome outcome, State state) {
        return outcome.scripts().stream()
                .filter(script -> script.state() == state)
                .count();
    }

    /** Tells in a line how much was checked and what was found. */
    public static String summary(Validation validation) {
        Tally tally = validation.tally();
        StringBuilder line = new StringBuilder("checked ");
        line.append(count(validation.scripts().size(), "script")).append(" with ");
        line.append(count(validation.statements(), "statement")).append(" (");
        line.append(size(validation.bytes()))
                .append(") in ")
                .append(time(validation.elapsed()))
                .append(": ");
        line.append(count(tally.errors(), "error")).append(", ").append(count(tally.warnings(), "warning"));
        if (tally.allowed() > 0) {
            line.append(", ").append(tally.allowed()).append(" allowed by comments");
        }
        if (tally.accepted() > 0) {
            line.append(", ").append(tally.accepted()).append(" in the baseline");
        }
        return line.toString();
    }

    /** Tells in a line which commands of psql made no difference; nothing when there were none. */
    public static Optional<String> passedOver(Validation validation) {
        PassedOver commands = validation.passedOver();
        return commands.total() == 0
                ? Optional.empty()
                : Optional.of("passed over " + count(commands.total(), "command") + " of psql: " + commands.names());
    }

    /** Tells in a line which scripts are for other targets; nothing when there are none. */
    public static Optional<String> forOthers(Validation validation) {
        List<String> others = validation.others();
        return others.isEmpty() ? Optional.empty() : Optional.of("not for this target: " + names(others));
    }

    /** Returns why a validation fails, in a sentence; nothing when it does not. */
    public static Optional<String> verdict(Validation validation, FailOn failOn) {
        if (!validation.fails(failOn)) {
            return Optional.empty();
        }
        Tally tally = validation.tally();
        return Optional.of(
                tally.errors() > 0
                        ? count(tally.errors(), "error") + "; see above"
                        : count(tally.warnings(), "warning") + ", which 'redshift.failOn' does not forgive; see above");
    }

    /** Returns why a deployment fails, in a sentence; nothing when it does not. */
    public static Optional<String> verdict(Outcome outcome) {
        return Optional.ofNullable(outcome.failure())
                .map(failure -> "the deployment " + outcome.state().name().toLowerCase(Locale.ROOT)
                        + "; see above for what is committed");
    }

    /**
     * Returns what is still to be said when a deployment has ended: a cancelled one has said it while there was time.
     */
    public static Optional<Diagnostic> unsaid(Outcome outcome) {
        return Optional.ofNullable(outcome.failure()).filter(failure -> outcome.state() != State.CANCELLED);
    }

    /** Tells in a line how a deployment or a release has ended: the last line of a goal that deploys. */
    public static String ending(DeploymentOutcome ending) {
        return "outcome: " + ending.words();
    }

    /** Tells it of a deployment that has run. */
    public static String ending(Outcome outcome) {
        return ending(outcome.ending());
    }

    /** Tells it of one that was stopped before its first script. */
    public static String ending(List<Diagnostic> problems) {
        return ending(DeploymentOutcome.ofRefusal(problems));
    }

    /** Prints a problem. */
    public static List<String> lines(Diagnostic problem) {
        return problem.render().lines().toList();
    }

    private static String mark(State state) {
        return state == State.SUCCEEDED ? "" : state.name().toLowerCase(Locale.ROOT) + " after ";
    }

    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        return bytes < 100_000 ? count(bytes, "byte") : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** A script has the time of its message where nothing tells when those that went with it ended. */
    static String time(ScriptFigures figures) {
        String time = time(figures.elapsed());
        return figures.others() == 0 ? time : time + " with " + count(figures.others(), "other");
    }

    static String time(Duration elapsed) {
        return elapsed.toMillis() < 100
                ? elapsed.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1_000.0);
    }
}
