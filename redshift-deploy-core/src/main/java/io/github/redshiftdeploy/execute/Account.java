package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import java.util.List;

/** Tells of every statement of the scripts that were begun whether it is committed. */
final class Account {

    private Account() {}

    static Diagnostic of(Diagnostic failure, ScriptWork failed, List<ScriptWork> works) {
        String except = failed.rolledBack() ? ", except what it rolled back itself" : "";
        boolean doubt = failed.inDoubt() > failed.committed();
        String certainly = doubt ? "committed for certain: " : "committed: ";
        Diagnostic told = failure.note(certainly + committed(failed, works) + except);
        int first = Math.max(failed.committed(), failed.inDoubt()) + 1;
        if (first <= failed.statements()) {
            told = told.note("not committed: " + numbers(first, failed.statements()) + " of this script");
        }
        for (ScriptWork other : works) {
            if (other != failed && other.state() == State.CANCELLED) {
                told = told.note("stopped with it: " + other.name() + ", of which "
                        + (other.committed() == 0 ? "nothing" : numbers(1, other.committed())) + " is committed");
            }
        }
        long notRun =
                works.stream().filter(work -> work.state() == State.NOT_RUN).count();
        return notRun == 0 ? told : told.note("not run: " + count(notRun, "script") + " after it");
    }

    private static String committed(ScriptWork failed, List<ScriptWork> works) {
        long before =
                works.stream().filter(work -> work.state() == State.SUCCEEDED).count();
        String scripts = before == 0 ? "" : count(before, "script") + " before it";
        if (failed.committed() == 0) {
            return before == 0 ? "nothing" : scripts + ", and nothing of this one";
        }
        String own = numbers(1, failed.committed()) + " of this script";
        return before == 0 ? own : scripts + ", and " + own;
    }

    private static String numbers(int first, int last) {
        return first == last ? "statement " + first : "statements " + first + " to " + last;
    }

    private static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
