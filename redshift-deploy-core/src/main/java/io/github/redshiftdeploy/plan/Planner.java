package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.config.Assume;
import io.github.redshiftdeploy.config.RunConfig;
import io.github.redshiftdeploy.config.RunPolicy;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.history.DeploymentRow;
import io.github.redshiftdeploy.history.PriorDeployments;
import io.github.redshiftdeploy.history.ScriptRow;
import io.github.redshiftdeploy.history.ScriptState;
import io.github.redshiftdeploy.plan.Segment.Kind;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Prefix;
import io.github.redshiftdeploy.script.ScriptDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes the plan: which scripts run so that the history catches up with them, and what of each commits together. */
public final class Planner {

    private final PriorDeployments past;
    private final Map<String, Prefix> prefixes;
    private final RunConfig config;
    private final List<Diagnostic> problems = new ArrayList<>();

    private Planner(PriorDeployments past, Map<String, Prefix> prefixes, RunConfig config) {
        this.past = past;
        this.prefixes = prefixes;
        this.config = config;
    }

    /**
     * Returns the plan for scripts that passed the checks.
     *
     * @param prefixes the beginnings of the scripts of which a part is committed, by their names
     */
    public static Plan plan(
            List<CheckedScript> scripts, PriorDeployments past, Map<String, Prefix> prefixes, RunConfig config) {
        Planner planner = new Planner(past, prefixes, config);
        List<Step> steps = scripts.stream().map(planner::step).toList();
        if (config.oneTransaction()) {
            planner.checkSessions(steps);
        }
        boolean resumes = config.resume() && steps.stream().anyMatch(planner::continues);
        return new Plan(steps, planner.problems, resumes ? past.unfinished() : null);
    }

    /**
     * Returns the plan that does nothing when digests and rows suffice to say that it is the plan, and the last
     * deployment is not to be resumed; nothing when the scripts need a closer look.
     *
     * @param latest the latest row of each script
     * @param placeholders whether there are values that a script may use
     */
    public static Optional<Plan> nothingToDo(
            List<ScriptDigest> digests, Map<String, ScriptRow> latest, boolean placeholders) {
        return UnchangedScripts.plan(digests, latest, placeholders);
    }

    /** Returns what the history says of a script that its run policy, and a resumption, ask for. */
    public static Optional<ScriptRow> row(Outline outline, PriorDeployments past, RunConfig config) {
        String name = outline.script().name();
        ScriptRow inChain = config.resume() ? past.chain().get(name) : null;
        if (outline.script().run() == RunPolicy.ALWAYS || inChain != null) {
            return Optional.ofNullable(inChain);
        }
        return Optional.ofNullable(past.latest().get(name));
    }

    /** Tells whether the beginning of a script must be read to plan it. */
    public static boolean needsPrefix(ScriptRow row, RunConfig config) {
        return config.resume() && row.partial();
    }

    /** Scripts of one transaction share a session, which cannot be ended between them. */
    private void checkSessions(List<Step> steps) {
        List<Step> running =
                steps.stream().filter(step -> step.action() != Action.SKIP).toList();
        for (int i = 0; i < running.size(); i++) {
            Outline outline = running.get(i).outline();
            OptionalInt left = outline.session().spoiltBy(outline.statements());
            Optional<Step> next = running.stream()
                    .skip(i + 1L)
                    .filter(step -> step.outline().session().dependsOnBefore())
                    .findFirst();
            if (left.isPresent() && next.isPresent()) {
                problems.add(problem(
                                outline,
                                PlanCode.SESSION_LEFT,
                                "statement " + left.getAsInt()
                                        + " leaves, or may leave, a temporary table or a prepared plan,"
                                        + " which '"
                                        + next.get().script().name()
                                        + "' may meet: with 'redshift.transaction=deployment' all scripts share a session")
                        .help("drop what is temporary at the end of the script, or deploy without"
                                + " 'redshift.transaction=deployment'"));
            }
        }
    }

    private boolean continues(Step step) {
        return step.action() != Action.RUN
                && past.chain().containsKey(step.script().name());
    }

    private Step step(CheckedScript script) {
        Outline outline = script.outline();
        List<Segment> segments = Segments.of(outline);
        if (config.oneTransaction() && segments.stream().anyMatch(Segment::apart)) {
            problems.add(problem(
                            outline,
                            PlanCode.OTHER_DATABASE,
                            "'redshift.transaction=deployment' is one transaction, and a transaction writes one database;"
                                    + " the script works in another one")
                    .help("deploy the script by itself, without 'redshift.transaction=deployment'"));
        }
        Optional<ScriptRow> row = row(outline, past, config);
        if (row.isEmpty()) {
            requireOwnText(outline);
            return Step.run(
                    script, segments, outline.script().run() == RunPolicy.ALWAYS ? "runs always" : "never applied");
        }
        return row.get().state().applied() ? applied(script, segments, row.get()) : failed(script, segments, row.get());
    }

    /** Another project may have applied the same, and be this one under another name. */
    private void requireOwnText(Outline outline) {
        if (RunConfig.ADOPT_NONE.equals(config.adopt())) {
            return;
        }
        past.elsewhere().getOrDefault(outline.script().name(), List.of()).stream()
                .filter(row -> mayBeOwn(outline, row))
                .findFirst()
                .ifPresent(row -> problems.add(problem(
                                outline,
                                PlanCode.APPLIED_ELSEWHERE,
                                "the project '" + row.from().project() + "' has "
                                        + (row.partial() ? "begun" : "applied")
                                        + " a script of this path in deployment " + row.deployment() + ", and '"
                                        + config.identity().project() + "' has not")
                        .help("when that is this project under another name, set 'redshift.adopt="
                                + row.from().project() + "' once; when it is another one, 'redshift.adopt="
                                + RunConfig.ADOPT_NONE + "'")));
    }

    /**
     * An equal text tells it, and so does the name that this project had before: what is committed of a script under
     * it, or was to run once, may have been mended or edited since.
     */
    private boolean mayBeOwn(Outline outline, ScriptRow other) {
        boolean sameName = other.from().project().equals(config.identity().label());
        return other.checksum().equals(outline.checksum())
                || (sameName && (other.partial() || outline.script().run() == RunPolicy.ONCE));
    }

    private Step applied(CheckedScript script, List<Segment> segments, ScriptRow row) {
        Outline outline = script.outline();
        String when = "applied by " + row.deployment();
        if (row.checksum().equals(outline.checksum())) {
            return sameText(script, segments, row, when);
        }
        if (outline.script().run() == RunPolicy.ON_CHANGE || isComplete(outline)) {
            return Step.run(script, segments, "changed since " + row.deployment());
        }
        if (outline.script().run() == RunPolicy.ONCE) {
            problems.add(problem(outline, PlanCode.CHANGED_ONCE, "the script (run once) changed after it was " + when)
                    .help("restore it, or add a new script; 'redshift-deploy:repair' accepts the new text"));
        } else {
            problems.add(problem(
                            outline,
                            PlanCode.CHANGED_APPLIED,
                            "the script changed after it was " + when + ", which is to be resumed")
                    .help("restore it, or start over with 'redshift.resume=false'"));
        }
        return Step.skip(script, segments, when);
    }

    /** Of a release that goes on this target is done, so what runs always and has changed runs again. */
    private boolean isComplete(Outline outline) {
        return outline.script().run() == RunPolicy.ALWAYS
                && past.resumable().filter(DeploymentRow::succeeded).isPresent();
    }

    /** What runs once is known by its text alone; of all else the values of its placeholders count too. */
    private Step sameText(CheckedScript script, List<Segment> segments, ScriptRow row, String when) {
        Outline outline = script.outline();
        return switch (outline.script().run()) {
            case ONCE -> Step.skip(script, segments, when);
            case ON_CHANGE -> {
                Set<String> changed = outline.inputs().perhapsChanged(row.inputs());
                yield changed.isEmpty()
                        ? Step.skip(script, segments, when)
                        : Step.run(
                                script,
                                segments,
                                "values changed since " + row.deployment() + ": " + String.join(", ", changed));
            }
            case ALWAYS -> {
                Set<String> changed = outline.inputs().changed(row.inputs());
                if (!changed.isEmpty() && isComplete(outline)) {
                    yield Step.run(
                            script,
                            segments,
                            "values changed since " + row.deployment() + ": " + String.join(", ", changed));
                }
                if (!changed.isEmpty()) {
                    problems.add(otherInputs(outline, row));
                }
                yield Step.skip(script, segments, when);
            }
        };
    }

    private static Diagnostic otherInputs(Outline outline, ScriptRow row) {
        return problem(
                        outline,
                        PlanCode.CHANGED_BEFORE_CUT,
                        "deployment " + row.deployment() + " has run it with other values of "
                                + String.join(", ", outline.inputs().changed(row.inputs())))
                .help("deploy with the values of then; start over with 'redshift.resume=false'; or name what differs"
                        + " each time in 'redshift.changingPlaceholders'");
    }

    private Step failed(CheckedScript script, List<Segment> segments, ScriptRow row) {
        Outline outline = script.outline();
        if (!row.partial()) {
            return Step.run(script, segments, "nothing of it was committed by " + row.deployment());
        }
        if (!config.resume()) {
            return Step.run(script, segments, "starts over");
        }
        Prefix prefix = prefixes.get(outline.script().name());
        if (prefix == null) {
            throw new IllegalStateException(
                    "the beginning of '" + outline.script().name() + "' was not read");
        }
        Optional<ScriptRow> settled = settle(outline, row, prefix);
        if (settled.isEmpty()) {
            return Step.run(script, segments, "in doubt");
        }
        return resumed(script, segments, settled.get(), prefix);
    }

    private Optional<ScriptRow> settle(Outline outline, ScriptRow row, Prefix prefix) {
        if (!row.inDoubt()) {
            return Optional.of(row);
        }
        boolean single = row.alone() == row.committed() + 1;
        boolean harmless = prefix.last() != null && prefix.last().harmlessAgain();
        if (single && (harmless || outline.session().setsAlone(row.alone()))) {
            return Optional.of(row.settled(false));
        }
        if (config.assume() != null) {
            return Optional.of(row.settled(config.assume() == Assume.DONE));
        }
        problems.add(problem(
                        outline,
                        PlanCode.IN_DOUBT,
                        "nobody can tell whether "
                                + (single
                                        ? "statement " + row.alone() + " has taken effect: it "
                                        : "statements " + (row.committed() + 1) + " to " + row.alone()
                                                + " have taken effect: they ")
                                + howItEnded(row, single))
                .help("look at what it changes, and set 'redshift.resumeAssume' to 'done' or to 'rerun'"));
        return Optional.empty();
    }

    /** A deployment that could still say how it failed knows what it had sent; one that was cut off said nothing. */
    private static String howItEnded(ScriptRow row, boolean single) {
        String where = single ? " by itself" : " in another database";
        return row.state() == ScriptState.RUNNING
                ? (single ? "was" : "were") + " to run" + where + " when deployment " + row.deployment()
                        + " was cut off, perhaps before anything was sent"
                : (single ? "was" : "were") + " sent, to run" + where + ", and deployment " + row.deployment()
                        + " ended without knowing";
    }

    private Step resumed(CheckedScript script, List<Segment> segments, ScriptRow row, Prefix prefix) {
        Outline outline = script.outline();
        int done = row.committed();
        String where = done + " of its statements, which " + row.deployment() + " has committed";
        if (prefix.statements() < done || (row.prefix() != null && !row.prefix().equals(prefix.checksum()))) {
            problems.add(problem(outline, PlanCode.CHANGED_BEFORE_CUT, "the script changed among the first " + where)
                    .help("restore them; change what comes after, or start over with 'redshift.resume=false'"));
        } else if (outline.session().needsKept(done) && done < outline.statements()) {
            problems.add(problem(
                            outline,
                            PlanCode.TEMPORARY_TABLES,
                            "the script cannot go on after the first " + where
                                    + ": they made, or may have made, temporary tables or settings that are gone, and what"
                                    + " comes after may need them")
                    .help("start over with 'redshift.resume=false' when the script can run again; names with their"
                            + " schema, and procedures whose bodies are known, make sure that nothing needs them"));
        } else if (insideBlock(segments, done)) {
            problems.add(problem(
                            outline,
                            PlanCode.INSIDE_BLOCK,
                            "the script cannot go on inside its own transaction, after the first " + where)
                    .help("start over with 'redshift.resume=false' when the script can run again"));
        }
        if (done == 0) {
            return Step.run(script, segments, "nothing of it was committed by " + row.deployment());
        }
        return new Step(
                outline,
                script.effects(),
                segments,
                Action.RESUME,
                "goes on after the first " + where,
                Math.min(done, outline.statements()),
                row.covered() == done ? row.prefix() : null);
    }

    private static boolean insideBlock(List<Segment> segments, int done) {
        return segments.stream()
                .anyMatch(segment -> segment.kind() == Kind.BLOCK && segment.first() <= done && done < segment.last());
    }

    private static Diagnostic problem(Outline outline, PlanCode code, String message) {
        return outline.script()
                .explain(Diagnostic.error(code, message)
                        .at(Place.file(outline.script().name())));
    }
}
