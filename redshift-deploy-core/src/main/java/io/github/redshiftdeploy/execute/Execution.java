package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Connector;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.ServerWords;
import io.github.redshiftdeploy.connect.Session;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a plan, script by script, and stops at the first failure. */
public final class Execution {

    private final ScriptConfig config;
    private final Connector connector;
    private final Marker marker;
    private final Progress progress;
    private final Interruption interruption;

    /** Makes an execution; its statements carry the marker. */
    public Execution(
            ScriptConfig config, Connector connector, Marker marker, Progress progress, Interruption interruption) {
        this.config = config;
        this.connector = connector;
        this.marker = marker;
        this.progress = progress;
        this.interruption = interruption;
    }

    /**
     * Runs the plan and returns what became of it; a statement that fails is an outcome, not an exception.
     *
     * @param session a fresh session; it is not closed
     */
    public Outcome run(Plan plan, Session session) {
        interruption.session(session);
        List<ScriptOutcome> outcomes = new ArrayList<>();
        int n = plan.steps().size();
        try (ServerMessages messages = new ServerMessages(session, progress)) {
            for (Step step : plan.steps()) {
                progress.scriptStarted(step, outcomes.size() + 1, n);
                ScriptRun run = new ScriptRun(step, config, session, messages, marker, progress, interruption);
                ScriptOutcome outcome = run.run();
                outcomes.add(outcome);
                progress.scriptEnded(outcome, outcomes.size(), n);
                Optional<Diagnostic> failure = run.failure().or(() -> reset(session, step));
                if (failure.isPresent()) {
                    State state = outcome.state() == State.SUCCEEDED ? State.FAILED : outcome.state();
                    return stopped(plan, outcomes, state, account(failure.get(), outcomes, run));
                }
            }
        }
        return new Outcome(State.SUCCEEDED, outcomes, null);
    }

    /** No script depends on what the one before it left in the session. */
    private Optional<Diagnostic> reset(Session session, Step step) {
        if (!step.outline().changesSession()) {
            return Optional.empty();
        }
        String comment = marker.comment(null, 0);
        try {
            session.execute(comment + "SET SESSION AUTHORIZATION DEFAULT");
            session.execute(comment + "RESET ALL");
            connector.setUp(session);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(Diagnostic.error(
                            ExecuteCode.CONNECTION_LOST,
                            "the session could not be reset after the script: " + ServerWords.of(e))
                    .at(Place.file(step.script().name())));
        }
    }

    /** Tells of every statement of the scripts that were begun whether it is committed. */
    private static Diagnostic account(Diagnostic failure, List<ScriptOutcome> outcomes, ScriptRun run) {
        ScriptOutcome last = outcomes.get(outcomes.size() - 1);
        String except = run.rolledBack() ? ", except what it rolled back itself" : "";
        String certainly = run.inDoubt() > 0 ? "committed for certain: " : "committed: ";
        Diagnostic explained = failure.note(certainly + committed(outcomes.size() - 1, last) + except);
        int first = Math.max(last.committed(), run.inDoubt()) + 1;
        int statements = last.step().outline().statements();
        return first > statements
                ? explained
                : explained.note("not committed: " + numbers(first, statements) + " of this script");
    }

    private static Outcome stopped(Plan plan, List<ScriptOutcome> outcomes, State state, Diagnostic failure) {
        int after = plan.steps().size() - outcomes.size();
        Diagnostic explained = after == 0 ? failure : failure.note("not run: " + count(after, "script") + " after it");
        plan.steps().stream().skip(outcomes.size()).map(ScriptOutcome::notRun).forEach(outcomes::add);
        return new Outcome(state, outcomes, explained);
    }

    private static String committed(int before, ScriptOutcome last) {
        String scripts = before == 0 ? "" : count(before, "script") + " before it";
        if (last.committed() == 0) {
            return before == 0 ? "nothing" : scripts + ", and nothing of this one";
        }
        String own = numbers(1, last.committed()) + " of this script";
        return before == 0 ? own : scripts + ", and " + own;
    }

    private static String numbers(int first, int last) {
        return first == last ? "statement " + first : "statements " + first + " to " + last;
    }

    private static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
