package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.effect.Unclear;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.analysis.Isolation;
import java.util.ArrayList;
import java.util.List;

/** Cuts the statements out of the stretches of a script that Redshift refuses in a transaction after all. */
final class IsolatedStatements {

    private final List<Stretch> stretches = new ArrayList<>();
    private boolean decided;

    /**
     * Makes the cuts of a script.
     *
     * @param decided whether the script decides what commits together: in the whole of it, or in the block that is open
     */
    private IsolatedStatements(boolean decided) {
        this.decided = decided;
    }

    /**
     * Returns an outline in which such statements run alone. Where the script decides what commits together, a
     * statement of which nobody knows enough stays where it is: should Redshift refuse it there, nothing of the
     * transaction is done.
     *
     * @param refused in the order of the script
     */
    static Outline from(Outline outline, List<Unclear> refused) {
        boolean whole = outline.script().transaction().whole();
        IsolatedStatements cut = new IsolatedStatements(whole);
        for (Stretch stretch : outline.stretches()) {
            Stretch rest = stretch;
            for (Unclear unclear : refused) {
                boolean inside = unclear.first() >= rest.first() && unclear.last() <= rest.last();
                rest = inside && cut.isolates(rest, unclear) ? cut.cut(rest, unclear) : rest;
            }
            cut.add(rest);
            cut.decided = switch (stretch.statementClass()) {
                case OPENS -> true;
                case CLOSES, UNDOES -> whole;
                case ALONE, BORDER, COMMITS, TRANSACTIONAL -> cut.decided;
            };
        }
        return outline.with(cut.stretches, outline.session());
    }

    private boolean isolates(Stretch stretch, Unclear unclear) {
        return stretch.statementClass() != StatementClass.ALONE
                && !(decided && unclear.isolation() == Isolation.UNKNOWN_OBJECT);
    }

    /** Returns what is left behind the statements. */
    private Stretch cut(Stretch stretch, Unclear unclear) {
        add(stretch.to(unclear.first() - 1));
        add(new Stretch(
                StatementClass.ALONE,
                unclear.isolation(),
                stretch.where(),
                unclear.first(),
                unclear.last(),
                unclear.begin().kind(),
                unclear.begin().start()));
        Unclear.Mark after = unclear.after() == null ? unclear.begin() : unclear.after();
        return stretch.from(unclear.last() + 1, after.kind(), after.start());
    }

    private void add(Stretch stretch) {
        int top = stretches.size() - 1;
        if (stretch.first() > stretch.last()) {
            return; // Nothing is left of it.
        }
        if (top >= 0 && stretches.get(top).joins(stretch)) {
            stretches.set(top, stretches.get(top).to(stretch.last()));
        } else {
            stretches.add(stretch);
        }
    }
}
