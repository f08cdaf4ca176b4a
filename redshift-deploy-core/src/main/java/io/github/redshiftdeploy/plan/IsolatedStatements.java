package io.github.redshiftdeploy.plan;

import io.github.redshiftdeploy.effect.Unclear;
import io.github.redshiftdeploy.script.Outline;
import io.github.redshiftdeploy.script.Outline.Stretch;
import io.github.redshiftdeploy.sql.StatementClass;
import java.util.ArrayList;
import java.util.List;

/** Cuts the statements out of the stretches of a script that Redshift refuses in a transaction after all. */
final class IsolatedStatements {

    private final List<Stretch> stretches = new ArrayList<>();

    private IsolatedStatements() {}

    /**
     * Returns an outline in which such statements run alone.
     *
     * @param refused in the order of the script
     */
    static Outline from(Outline outline, List<Unclear> refused) {
        IsolatedStatements cut = new IsolatedStatements();
        for (Stretch stretch : outline.stretches()) {
            Stretch rest = stretch;
            for (Unclear unclear : refused) {
                boolean inside = unclear.first() >= rest.first() && unclear.last() <= rest.last();
                rest = inside && rest.statementClass() != StatementClass.ALONE ? cut.cut(rest, unclear) : rest;
            }
            cut.add(rest);
        }
        return outline.with(cut.stretches, outline.session());
    }

    /** Returns what is left behind the statements. */
    private Stretch cut(Stretch stretch, Unclear unclear) {
        add(stretch.to(unclear.first() - 1));
        add(new Stretch(
                StatementClass.ALONE,
                unclear.external(),
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
