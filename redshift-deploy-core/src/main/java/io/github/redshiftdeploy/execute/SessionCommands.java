package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.execute.Command.Kind;
import io.github.redshiftdeploy.script.SessionLog;
import io.github.redshiftdeploy.script.SessionStatement;
import io.github.redshiftdeploy.sql.analysis.SessionChange;
import java.util.List;
import java.util.Set;

/** What sets a new session to what a script has set before, and sets it back when the script has ended. */
final class SessionCommands {

    private final RunningScript script;
    private final SqlContext context;
    private final ReadyCommands ready;

    SessionCommands(RunningScript script, SqlContext context, ReadyCommands ready) {
        this.script = script;
        this.context = context;
        this.ready = ready;
    }

    /** A new session becomes what the old one was. */
    void makeAgain(List<SessionStatement> settings) {
        boolean open = false;
        for (SessionStatement setting : settings) {
            if (setting.alone() == open) {
                ready.control(open ? Kind.END : Kind.BEGIN, open ? "COMMIT" : ready.beginning());
                open = !open;
            }
            ready.control(setting.alone() ? Kind.SETTING_ALONE : Kind.SETTING, setting.sql());
        }
        if (open) {
            ready.control(Kind.END, "COMMIT");
        }
    }

    /**
     * No script depends on what the one before it left in the session. Temporary tables cannot be dropped by name: that
     * could meet a permanent table when the temporary one is not there any more.
     */
    void reset() {
        SessionLog session = script.step().outline().session();
        if (session.spoilt(script.statements()) && !context.oneTransaction()) {
            ready.control(Kind.NEW_SESSION, "");
            return;
        }
        Set<SessionChange> left = session.left();
        if (left.contains(SessionChange.DATABASE)) {
            ready.control(Kind.SETTING_ALONE, context.marker().comment() + "RESET USE");
        }
        if (!left.isEmpty()) {
            setBack();
        }
    }

    private void setBack() {
        String comment = context.marker().comment();
        ready.beginApart();
        ready.control(Kind.SETTING, comment + "SET SESSION AUTHORIZATION DEFAULT");
        ready.control(Kind.SETTING, comment + "RESET ALL");
        context.setUp().settings().forEach(sql -> ready.control(Kind.SETTING, sql));
        if (!context.oneTransaction()) {
            ready.control(Kind.END, "COMMIT");
        }
        // The user's own SQL may not be made for a transaction, so it runs as it did when the session was opened.
        context.setUp().initSql().ifPresent(sql -> ready.control(Kind.SETTING, sql));
    }
}
