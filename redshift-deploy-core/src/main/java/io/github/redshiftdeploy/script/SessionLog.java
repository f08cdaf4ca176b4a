package io.github.redshiftdeploy.script;

import io.github.redshiftdeploy.sql.analysis.SessionChange;
import io.github.redshiftdeploy.sql.analysis.StatementFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the statements of a script leave in its session. Whoever goes on in the middle of a script (a retry, a new
 * connection, a resumption) or behind its end asks here what the session needs.
 *
 * @param runs the neighbouring statements that leave the same, in their order; statements that leave nothing are in
 *     none
 * @param lastLoose the number of the last statement whose names depend on temporary tables and the search_path, or 0
 */
public record SessionLog(List<Run> runs, int lastLoose) {

    /** That of a script that leaves nothing. */
    public static final SessionLog NOTHING = new SessionLog(List.of(), 0);

    /**
     * Neighbouring statements that leave the same in a session.
     *
     * @param first the number of the first one
     * @param last the number of the last one
     * @param changes what each of them changes
     * @param repeatable whether each of them changes the session alone, and may run again to change a new one
     * @param temporary whether the session has temporary tables after each of them
     */
    public record Run(int first, int last, Set<SessionChange> changes, boolean repeatable, boolean temporary) {

        /** Copies the set. */
        public Run {
            changes = Set.copyOf(changes);
        }

        static Run of(int number, StatementFacts facts) {
            return new Run(number, number, facts.changes(), facts.repeatable(), facts.temporary());
        }

        private Run undone() {
            Set<SessionChange> left = EnumSet.noneOf(SessionChange.class);
            left.addAll(changes);
            left.removeAll(EnumSet.of(SessionChange.SETTING, SessionChange.USER));
            return new Run(first, last, left, repeatable, temporary);
        }

        private boolean leavesNothing() {
            return changes.isEmpty() && !temporary;
        }

        private boolean joins(Run next) {
            return last + 1 == next.first
                    && changes.equals(next.changes)
                    && repeatable == next.repeatable
                    && temporary == next.temporary;
        }

        private Run to(int end) {
            return new Run(first, end, changes, repeatable, temporary);
        }
    }

    /** Copies the list. */
    public SessionLog {
        runs = List.copyOf(runs);
    }

    /**
     * Returns a statement as it runs again in a new session, to make it what the old one was; nothing if it must not.
     */
    public Optional<SessionStatement> again(ScriptStatement statement) {
        return run(statement.number())
                .filter(run -> run.repeatable() && !run.changes().isEmpty())
                .map(run -> new SessionStatement(statement.sql(), run.changes().contains(SessionChange.DATABASE)));
    }

    /**
     * Tells whether a statement changes the session and nothing else, so that nothing of it is left with the session.
     */
    public boolean setsAlone(int statement) {
        return run(statement)
                .filter(run -> run.repeatable() && !run.changes().isEmpty())
                .isPresent();
    }

    /** Returns what a statement changes in the session, other than temporary tables. */
    public Set<SessionChange> changes(int statement) {
        return run(statement).map(Run::changes).orElse(Set.of());
    }

    private Optional<Run> run(int statement) {
        int low = 0;
        int high = runs.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Run run = runs.get(middle);
            if (statement < run.first()) {
                high = middle - 1;
            } else if (statement > run.last()) {
                low = middle + 1;
            } else {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Tells whether the session has, after so many statements, what no other session can be given. */
    public boolean keeps(int statements) {
        return runs.stream()
                .anyMatch(run -> run.first() <= statements
                        && (hasTemporary(run, statements) || (!run.changes().isEmpty() && !run.repeatable())));
    }

    /** Tells whether what comes after so many statements may need what no other session can be given. */
    public boolean needsKept(int statements) {
        boolean hidden = runs.stream()
                .anyMatch(run -> run.first() <= statements
                        && !run.repeatable()
                        && !run.changes().isEmpty()
                        && !run.changes().equals(Set.of(SessionChange.ANYTHING)));
        return keeps(statements) && (hidden || lastLoose > statements);
    }

    private static boolean hasTemporary(Run run, int statements) {
        return run.temporary() && run.last() >= statements;
    }

    /** Returns what is left in the session when the script has ended, other than what cannot be set back. */
    public Set<SessionChange> left() {
        Set<SessionChange> left = EnumSet.noneOf(SessionChange.class);
        runs.forEach(run -> left.addAll(run.changes()));
        return Collections.unmodifiableSet(left);
    }

    /** Tells whether the session, when so many statements have run, is of no use for another script. */
    public boolean spoilt(int statements) {
        return spoiltBy(statements).isPresent();
    }

    /** Returns the first statement for which the session, when so many have run, is of no use for another script. */
    public OptionalInt spoiltBy(int statements) {
        return runs.stream()
                .filter(run -> run.first() <= statements
                        && (hasTemporary(run, statements)
                                || run.changes().contains(SessionChange.PLAN)
                                || run.changes().contains(SessionChange.ANYTHING)))
                .mapToInt(Run::first)
                .findFirst();
    }

    /** Tells whether the script may do something else in a session that has temporary tables or plans already. */
    public boolean dependsOnBefore() {
        return lastLoose > 0 || runs.stream().anyMatch(run -> run.changes().contains(SessionChange.PLAN));
    }

    /** Returns this log when some statements turn out to change something else than was assumed. */
    public SessionLog with(int first, int last, Set<SessionChange> changes) {
        List<Run> changed = new ArrayList<>();
        for (Run run : runs) {
            if (run.last() < first || run.first() > last) {
                changed.add(run);
                continue;
            }
            add(changed, new Run(run.first(), first - 1, run.changes(), run.repeatable(), run.temporary()));
            add(
                    changed,
                    new Run(Math.max(run.first(), first), Math.min(run.last(), last), changes, false, run.temporary()));
            add(changed, new Run(last + 1, run.last(), run.changes(), run.repeatable(), run.temporary()));
        }
        return new SessionLog(changed, lastLoose);
    }

    private static void add(List<Run> runs, Run next) {
        int top = runs.size() - 1;
        if (next.first() > next.last() || next.leavesNothing()) {
            return;
        }
        if (top >= 0 && runs.get(top).joins(next)) {
            runs.set(top, runs.get(top).to(next.last()));
        } else {
            runs.add(next);
        }
    }

    /** Puts a log together, statement by statement. */
    static final class Builder {

        private final List<Run> runs = new ArrayList<>();
        private int lastLoose;
        private int opened = Integer.MAX_VALUE;

        void add(int number, StatementFacts facts) {
            switch (facts.statementClass()) {
                case OPENS -> opened = number;
                case UNDOES -> undo();
                case TRANSACTIONAL, ALONE, COMMITS, CLOSES, BORDER -> {}
            }
            SessionLog.add(runs, Run.of(number, facts));
            lastLoose = facts.loose() ? number : lastLoose;
        }

        /** Parameters and the user are again what they were when the transaction began. */
        private void undo() {
            runs.replaceAll(run -> run.first() > opened ? run.undone() : run);
            runs.removeIf(Run::leavesNothing);
            opened = Integer.MAX_VALUE;
        }

        SessionLog log() {
            return new SessionLog(runs, lastLoose);
        }
    }
}
