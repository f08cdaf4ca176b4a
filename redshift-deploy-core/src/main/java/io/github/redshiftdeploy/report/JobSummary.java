package io.github.redshiftdeploy.report;

import static io.github.redshiftdeploy.report.Markdown.code;
import static io.github.redshiftdeploy.report.Markdown.escape;

import io.github.redshiftdeploy.check.Validation;
import io.github.redshiftdeploy.config.Audit;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Severity;
import io.github.redshiftdeploy.execute.Outcome;
import io.github.redshiftdeploy.execute.ScriptOutcome;
import io.github.redshiftdeploy.execute.State;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.PlanPreview;
import io.github.redshiftdeploy.plan.ScriptStatus;
import io.github.redshiftdeploy.plan.Segment;
import io.github.redshiftdeploy.plan.Status;
import io.github.redshiftdeploy.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a goal found or did, as Markdown on the page of a GitHub run: first what somebody must know. */
final class JobSummary {

    /** More lines than these before a table hide it. */
    private static final int MOST_LINES = 20;

    private final RepositoryRoot repository;

    JobSummary(RepositoryRoot repository) {
        this.repository = repository;
    }

    /** Tells what a validation found. */
    Markdown of(Validation validation, boolean failed) {
        List<Diagnostic> findings = worstFirst(FewerFindings.inFiles(validation.findings()));
        return new Markdown(
                heading(!failed, "SQL validation") + escape(Console.summary(validation)) + "\n\n",
                Markdown.table("", "where", "what", "rule"),
                findings.stream().map(this::row).toList(),
                Console.count(validation.findings().size(), "finding") + " in all; validate.json has them.");
    }

    private String row(Diagnostic finding) {
        String help = finding.help() == null ? "" : "<br>" + escape(finding.help());
        return Markdown.row(
                finding.severity().toString(),
                place(finding),
                escape(finding.message()) + help,
                escape(Words.title(finding.code())));
    }

    /** Tells how a deployment ended. */
    Markdown of(DeploymentReport report) {
        Outcome outcome = report.outcome();
        List<ScriptOutcome> scripts = outcome == null ? List.of() : outcome.scripts();
        StringBuilder head = new StringBuilder(heading(
                report.state() == State.SUCCEEDED,
                "Deployment to " + where(report.target()) + " " + state(report.state())));
        head.append(facts(report)).append("\n\n").append(problems(report.problems()));
        head.append(bullets(
                "⚠️ waived by " + code(report.audit().actor()) + ":",
                report.waived().stream()
                        .map(answer -> answer.line() + " (" + answer.refusal().message() + ")")
                        .toList()));
        if (outcome != null && report.state() != State.SUCCEEDED) {
            head.append("Deploy again, or re-run this job: it goes on after what is committed.\n\n");
        }
        if (outcome != null) {
            head.append(bullets("note", outcome.remarks()));
        }
        List<String> rows = new ArrayList<>();
        for (ScriptOutcome script : scripts) {
            rows.add(row(script, rows.size() + 1));
        }
        return new Markdown(
                head.toString(),
                Markdown.table("", "script", "state", "statements", "committed", "rows changed", "time"),
                rows,
                scripts.size() + " scripts in all; report.json has them.");
    }

    private String row(ScriptOutcome script, int number) {
        boolean skipped = script.state() == State.SKIPPED;
        boolean ran = !skipped && script.state() != State.NOT_RUN;
        int statements = script.step().outline().statements();
        return Markdown.row(
                Integer.toString(number),
                code(repository.name(script.step().script().name())),
                state(script.state()) + (skipped ? "<br>" + escape(script.step().reason()) : ""),
                ran ? script.executed() + " of " + statements : "",
                ran ? Integer.toString(script.committed()) : "",
                ran ? Long.toString(script.rows()) : "",
                ran ? Console.time(script.figures()) : "");
    }

    /** Tells how a release ended; each of its deployments has told of itself. */
    Markdown of(ReleaseReport report) {
        List<String> facts = new ArrayList<>(List.of(code(report.id())));
        report.ending().ifPresent(ending -> facts.add("outcome " + code(ending.words())));
        if (report.finished() != null) {
            facts.add(Console.time(Duration.between(report.started(), report.finished())));
        }
        if (report.goesOn()) {
            facts.add("goes on with what an earlier run began");
        }
        String head = heading(
                        report.state() == State.SUCCEEDED,
                        "Release to "
                                + report.targets().stream()
                                        .map(JobSummary::where)
                                        .collect(Collectors.joining(", ")) + " " + state(report.state()))
                + String.join(" · ", facts) + "\n\n" + problems(report.problems());
        return new Markdown(
                head,
                Markdown.table("", "target", "state", "deployment", "scripts", "time"),
                report.parts().stream().map(part -> row(report, part)).toList(),
                report.parts().size() + " deployments in all; release.json has them.");
    }

    private static String row(ReleaseReport report, ReleaseReport.Part part) {
        DeploymentReport deployment = part.deployment();
        Outcome outcome = deployment == null ? null : deployment.outcome();
        return Markdown.row(
                Integer.toString(report.parts().indexOf(part) + 1),
                where(part.target()),
                escape(ReleaseWords.word(part.state())),
                deployment == null ? "" : code(deployment.id()),
                outcome == null ? "" : Integer.toString(outcome.scripts().size()),
                time(deployment));
    }

    private static String time(@Nullable DeploymentReport deployment) {
        return deployment == null || deployment.finished() == null
                ? ""
                : Console.time(Duration.between(deployment.started(), deployment.finished()));
    }

    private static String facts(DeploymentReport report) {
        Audit audit = report.audit();
        List<String> facts = new ArrayList<>();
        facts.add(code(report.id()));
        facts.add("database " + code(report.database()));
        if (audit.commit() != null) {
            String branch = audit.branch() == null ? "" : "branch " + code(audit.branch()) + ", ";
            facts.add(branch + "commit " + code(audit.commit()));
        }
        facts.add("by " + code(audit.actor()));
        if (audit.ticket() != null) {
            facts.add("ticket " + code(audit.ticket()));
        }
        report.ending().ifPresent(ending -> facts.add("outcome " + code(ending.words())));
        if (report.finished() != null) {
            facts.add(time(report));
        }
        return String.join(" · ", facts);
    }

    /** Tells what the next deployment would do. */
    Markdown of(PlanPreview outlook) {
        List<Step> steps = outlook.plan().steps();
        StringBuilder head = new StringBuilder("### 📋 Plan: ")
                .append(outlook.plan().running().size())
                .append(" of ")
                .append(steps.size())
                .append(steps.size() == 1 ? " script" : " scripts")
                .append(" will run\n\n")
                .append(outlook.target() == null ? "" : "On " + code(outlook.target()) + ".\n\n");
        DeploymentRow resumes = outlook.plan().resumes();
        if (resumes != null) {
            head.append("Goes on with ").append(code(resumes.id())).append(", which ");
            head.append(escape(Choice.word(resumes.state()))).append(".\n\n");
        }
        head.append(bullets(
                "🚧 gate",
                outlook.gates().stream()
                        .map(answer -> answer.refuses()
                                ? Words.of(answer.refusal()).lines().findFirst().orElse("")
                                : "waived: " + answer.line())
                        .toList()));
        List<String> known = new ArrayList<>(PlanReport.remarks(outlook));
        known.addAll(outlook.warnings());
        head.append(bullets("⚠️", known))
                .append(bullets("no way back:", PlanReport.withoutWayBack(outlook)))
                .append(bullets("assumed:", outlook.assumptions()));
        List<String> rows = new ArrayList<>();
        for (Step step : steps) {
            rows.add(Markdown.row(
                    Integer.toString(rows.size() + 1),
                    code(repository.name(step.script().name())),
                    Choice.word(step.action()) + "<br>" + escape(step.reason()),
                    step.action() == Action.SKIP ? "" : segments(step)));
        }
        return new Markdown(
                head.toString(),
                Markdown.table("", "script", "what happens", "what commits together"),
                rows,
                steps.size() + " scripts in all; plan.json has them.");
    }

    private static String segments(Step step) {
        List<Segment> segments = step.after(step.done());
        String words = segments.stream()
                .limit(MOST_LINES)
                .map(segment -> escape(PlanReport.words(segment)))
                .collect(Collectors.joining("<br>"));
        return segments.size() > MOST_LINES ? words + "<br>…" : words;
    }

    /** Tells how the scripts stand to the history of a target. */
    Markdown of(String target, Status status) {
        StringBuilder head = new StringBuilder(heading(!status.worst().unfinished(), "Status of " + where(target)));
        head.append(escape(StatusReport.tally(status.scripts()))).append("\n\n");
        List<String> facts = new ArrayList<>();
        if (status.holder() != null) {
            facts.add("running now: " + status.holder().describe());
        }
        status.deployments().stream()
                .findFirst()
                .ifPresent(last -> facts.add("last deployment: " + last.id() + ", " + Choice.word(last.state())
                        + ", by " + last.audit().actor() + ", began " + last.startedAt() + " UTC"));
        head.append(bullets("", facts));
        Comparator<ScriptStatus> worstFirst =
                Comparator.comparing(standing -> ScriptStatus.WORST_FIRST.indexOf(standing.state()));
        return new Markdown(
                head.toString(),
                Markdown.table("state", "script", "run", "statements", "by deployment"),
                status.scripts().stream().sorted(worstFirst).map(this::row).toList(),
                status.scripts().size() + " scripts in all; status.json has them.");
    }

    private String row(ScriptStatus standing) {
        ScriptRow row = standing.row();
        return Markdown.row(
                Choice.word(standing.state()),
                code(repository.name(standing.script())),
                standing.run() == null ? "" : Choice.word(standing.run()),
                row == null ? "" : row.committed() + " of " + row.statements(),
                row == null ? "" : code(row.deployment()));
    }

    /** Tells why a goal did not begin. */
    Markdown of(String goal, List<Diagnostic> problems) {
        return new Markdown(heading(false, escape(goal) + " stopped") + problems(problems), "", List.of(), "");
    }

    private String problems(List<Diagnostic> all) {
        StringBuilder text = new StringBuilder();
        List<Diagnostic> problems = worstFirst(all);
        for (Diagnostic problem : problems.subList(0, Math.min(problems.size(), MOST_LINES))) {
            text.append("- **").append(escape(Words.title(problem.code()))).append("** ");
            text.append(place(problem)).append(problem.place() == null ? "" : " ");
            text.append(Words.of(problem)
                    .lines()
                    .limit(MOST_LINES)
                    .map(Markdown::escape)
                    .collect(Collectors.joining("<br>")));
            text.append('\n');
        }
        if (problems.size() > MOST_LINES) {
            text.append("- … and ").append(problems.size() - MOST_LINES).append(" more\n");
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static String bullets(String mark, List<String> texts) {
        StringBuilder lines = new StringBuilder();
        texts.stream()
                .limit(MOST_LINES)
                .forEach(text -> lines.append("- ")
                        .append(mark)
                        .append(mark.isEmpty() ? "" : " ")
                        .append(escape(text))
                        .append('\n'));
        if (texts.size() > MOST_LINES) {
            lines.append("- … and ").append(texts.size() - MOST_LINES).append(" more\n");
        }
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }

    private String place(Diagnostic problem) {
        return problem.place() == null
                ? ""
                : code(repository.name(problem.place().toString()));
    }

    private static List<Diagnostic> worstFirst(List<Diagnostic> problems) {
        return Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> problems.stream().filter(problem -> problem.severity() == severity))
                .toList();
    }

    private static String heading(boolean good, String text) {
        return "### " + (good ? "✅" : "❌") + " " + text + "\n\n";
    }

    /** A name that users choose: in a heading too it is no markup. */
    private static String where(String target) {
        return target.isEmpty() ? "a database" : code(target);
    }

    private static String state(State state) {
        return Choice.word(state).replace('-', ' ');
    }
}
