package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.check.Tally;
import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.connect.Rows;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.Progress;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.Holder;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.script.PassedOver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what happens, a line at a time. What the server or a script says never begins a line and never holds a
 * control character, so that it can neither forge a line of ours nor command the terminal or the workflow.
 */
public final class Console implements Progress {

    /** More of them are not worth a line each. */
    private static final int MOST_SKIPPED = 20;

    private final Consumer<String> out;
    private final GitHub github;
    private final List<String> remarks = new CopyOnWriteArrayList<>();

    /** Prints each line through a consumer. */
    public Console(Consumer<String> out) {
        this(out, GitHub.NONE);
    }

    /** Prints each line through a consumer; in GitHub, what is long is folded away. */
    public Console(Consumer<String> out, GitHub github) {
        this.out = line -> out.accept(Printable.line(line));
        this.github = github;
    }

    /** Tells who deploys what, and where to. */
    public void begin(String id, String target, String where, Audit audit) {
        out.accept("deployment " + id + " to " + target + " (" + where + ")");
        StringBuilder who = new StringBuilder("by " + audit.actor());
        if (audit.commit() != null) {
            who.append(", commit ").append(audit.commit());
        }
        if (audit.branch() != null) {
            who.append(" of ").append(audit.branch());
        }
        if (audit.ticket() != null) {
            who.append(", ticket ").append(audit.ticket());
        }
        out.accept(who.toString());
        if (audit.runUrl() != null) {
            out.accept("run " + audit.runUrl());
        }
    }

    @Override
    public void scriptStarted(Step step, int i, int n) {
        out.accept("[" + i + "/" + n + "] " + step.script().name());
    }

    @Override
    public void message(String severity, String text) {
        String lead = severity.toLowerCase(Locale.ROOT) + ": ";
        for (String line : text.lines().toList()) {
            out.accept("    | " + lead + line);
            lead = " ".repeat(lead.length());
        }
    }

    @Override
    public void rows(Rows rows) {
        List<String> table =
                ResultTable.lines(rows).stream().map(line -> "    | " + line).toList();
        String shown = count(rows.rows().size(), "row");
        github.print(table, shown, out);
        out.accept("    | " + (rows.more() ? "the first " + shown + "; there are more" : shown));
    }

    @Override
    public void scriptEnded(ScriptOutcome outcome, int i, int n) {
        String what = count(outcome.executed(), "statement");
        if (outcome.rows() > 0) {
            what += ", " + count(outcome.rows(), "row") + " changed";
        }
        out.accept("    " + mark(outcome.state()) + " " + what + " in " + time(outcome.elapsed()));
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
        out.accept("    ! " + text);
    }

    /** Returns what was remarked so far. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Tells of how many deployments the rows of another project have become this one's. */
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

    /** Tells that another deployment runs. */
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

    /** Tells which scripts do not run, and why; when they are many, how many. */
    public void skipped(Plan plan) {
        if (plan.resumes() != null) {
            out.accept("goes on with " + plan.resumes().id() + " of " + owner(plan.resumes()) + ", which "
                    + Choice.word(plan.resumes().state()) + " at "
                    + plan.resumes().startedAt()
                    + " UTC; 'redshift.resume=false' would start over");
        }
        List<Step> skipped = plan.steps().stream()
                .filter(step -> step.action() == Action.SKIP)
                .toList();
        if (skipped.size() > MOST_SKIPPED) {
            out.accept(count(skipped.size(), "script") + " skipped: applied already");
            return;
        }
        skipped.forEach(step -> out.accept("skipped: " + step.script().name() + ", " + step.reason()));
    }

    /** Tells how the deployment ended. */
    public void end(Outcome outcome, Duration elapsed) {
        String end = outcome.state().name().toLowerCase(Locale.ROOT);
        long skipped = count(outcome, State.SKIPPED);
        out.accept(end + (outcome.state() == State.SUCCEEDED ? ": " : " after ")
                + number(count(outcome, State.SUCCEEDED))
                + " of " + count(outcome.scripts().size() - skipped, "script")
                + (skipped == 0 ? "" : " (" + number(skipped) + " skipped)") + " in " + time(elapsed) + ", "
                + count(outcome.roundTrips(), "round trip"));
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

    /** Tells why a validation fails. */
    public static String verdict(Validation validation) {
        Tally tally = validation.tally();
        return tally.errors() > 0
                ? count(tally.errors(), "error") + "; see above"
                : count(tally.warnings(), "warning") + ", which 'redshift.failOn' does not forgive; see above";
    }

    /** Prints a problem. */
    public static List<String> lines(Diagnostic problem) {
        return problem.render().lines().toList();
    }

    private static String mark(State state) {
        return state == State.SUCCEEDED ? "ok:" : state.name().toLowerCase(Locale.ROOT) + " after";
    }

    private static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        return bytes < 100_000 ? count(bytes, "byte") : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    static String time(Duration elapsed) {
        return elapsed.toMillis() < 1_000
                ? elapsed.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1_000.0);
    }
}
