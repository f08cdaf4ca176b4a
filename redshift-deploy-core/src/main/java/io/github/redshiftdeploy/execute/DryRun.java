package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import java.io.IOException;

/** Writes the SQL that an execution would send, as it would send it. */
public final class DryRun {

    private DryRun() {}

    /** Writes a plan; each statement ends with a semicolon on a line of its own. */
    public static void write(Plan plan, Means means, Appendable out) throws IOException {
        int position = 0;
        int index = 0;
        if (means.oneTransaction()) {
            statement(out, "BEGIN");
        }
        for (Step step : plan.steps()) {
            position++;
            out.append("-- ")
                    .append(step.script().name())
                    .append(": ")
                    .append(step.reason())
                    .append('\n');
            if (step.action() != Action.SKIP) {
                write(new ScriptWork(step, position, index++, means.marker().deployment()), means, out);
            }
        }
        if (means.oneTransaction()) {
            statement(out, "COMMIT");
        }
    }

    private static void write(ScriptWork work, Means means, Appendable out) throws IOException {
        try (Pieces pieces = new Pieces(work, means, work.committed() > 0)) {
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                statement(out, piece.sql());
            }
        }
    }

    private static void statement(Appendable out, String sql) throws IOException {
        out.append(sql).append("\n;\n");
    }
}
