package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import java.io.IOException;

/** Writes the SQL that an execution would send, as it would send it. */
public final class DryRun {

    private DryRun() {}

    /** Writes a plan; each statement ends with a semicolon on a line of its own. */
    public static void write(Plan plan, SqlContext context, Appendable out) throws IOException {
        int position = 0;
        int index = 0;
        if (context.oneTransaction()) {
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
                write(
                        new RunningScript(
                                step, position, index++, context.marker().deployment()),
                        context,
                        out);
            }
        }
        if (context.oneTransaction()) {
            statement(out, "COMMIT");
        }
    }

    private static void write(RunningScript script, SqlContext context, Appendable out) throws IOException {
        try (ScriptCommands commands = new ScriptCommands(script, context, script.committed() > 0)) {
            for (Command command = commands.next(); command != null; command = commands.next()) {
                write(command, out);
            }
        }
    }

    private static void write(Command command, Appendable out) throws IOException {
        if (command.kind() == Command.Kind.NEW_SESSION) {
            out.append("-- a new session\n");
            return;
        }
        if (command.kind() == Command.Kind.ROW_APART) {
            out.append("-- over the second connection\n");
        }
        statement(out, command.sql());
    }

    private static void statement(Appendable out, String sql) throws IOException {
        out.append(sql).append("\n;\n");
    }
}
