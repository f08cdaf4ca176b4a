package io.github.redshiftdeploy.report;

import io.github.redshiftdeploy.diagnostic.Printable;
import io.github.redshiftdeploy.plan.undo.Undo;
import io.github.redshiftdeploy.plan.undo.UndoPlan;
import java.util.ArrayList;
import java.util.List;

/** Tells how a deployment is undone, a line each. */
public final class UndoReport {

    private UndoReport() {}

    /** Returns the way back in words. */
    public static List<String> lines(UndoPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("undoes deployment " + plan.deployment().deployment().id() + " of "
                + plan.deployment().deployment().startedAt() + " UTC, "
                + Console.count(scripts(plan), "script"));
        for (Undo undo : plan.undos()) {
            lines.add("    " + Console.names(undo.scripts()) + ": by "
                    + undo.source().words());
            undo.statements()
                    .forEach(sql -> lines.add("      " + sql.lines().findFirst().orElse("")));
        }
        return lines.stream().map(Printable::line).toList();
    }

    /** Throws what stands in the way of the rollback that was shown. */
    public static void requireWayBack(UndoPlan plan) {
        plan.check();
    }

    private static long scripts(UndoPlan plan) {
        return plan.undos().stream().mapToLong(undo -> undo.scripts().size()).sum();
    }
}
