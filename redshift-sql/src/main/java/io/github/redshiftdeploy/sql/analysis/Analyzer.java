package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Name;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.Quoted;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the statements of a script do to objects. It is given the statements in their order, for a statement may
 * change what the names in later ones mean: {@code SET search_path}, {@code CREATE TEMP TABLE}. One analyzer serves one
 * script and one thread.
 */
public final class Analyzer {

    private final SessionState session;

    /** Makes the analyzer of a script that runs in an unknown database. */
    public Analyzer() {
        this(null);
    }

    /**
     * Makes the analyzer of a script.
     *
     * @param database the name of the database that the script's session is connected to; absent when nobody knows it
     */
    public Analyzer(@Nullable String database) {
        this.session = new SessionState(database);
    }

    /** Returns what the next statement does. */
    public Effects analyze(Command command) {
        session.next();
        boolean ownSchema = session.path().own();
        EffectNotes deferred = deferred(command);
        EffectWalk walk = new EffectWalk(session, false);
        walk.node(command);
        EffectNotes direct = walk.notes();
        return new Effects(
                direct.effects(),
                deferred.effects(),
                direct.doubts(),
                deferred.doubts(),
                direct.changes(),
                deferred.changes(),
                ownSchema);
    }

    private EffectNotes deferred(Command command) {
        Node part = deferredPart(command);
        boolean routine = command instanceof RoutineCommand;
        if (part == null && !routine) {
            return new EffectNotes(session);
        }
        EffectWalk walk = new EffectWalk(session.copy(), routine);
        walk.optional(part);
        noteUnread(command, walk.notes());
        return walk.notes();
    }

    /** Returns what is assumed of a statement that could not be read, where it stands in its script. */
    public StatementFacts unread(StatementKind kind) {
        String used = session.used();
        return StatementFacts.unread(
                kind, used == null ? StatementFacts.Where.HERE : new StatementFacts.Where(used, true));
    }

    /** Returns what the statement is that was analyzed last. */
    public StatementFacts facts(StatementKind kind, Command command, Effects effects) {
        return StatementFacts.of(kind, command, effects, session);
    }

    /**
     * Returns what happens when the object that a command creates is used, or null when it creates none of that kind.
     */
    private static @Nullable Node deferredPart(Command command) {
        if (command instanceof ViewCommand.CreateView view) {
            return view.query();
        }
        if (command instanceof ViewCommand.CreateMaterializedView view) {
            return view.query();
        }
        if (command instanceof ViewCommand.CreateExternalView view) {
            return view.query();
        }
        if (command instanceof ViewCommand.AlterExternalView view) {
            return view.query();
        }
        if (command instanceof RoutineCommand.CreateProcedure procedure) {
            return procedure.body();
        }
        return command instanceof RoutineCommand.CreateFunction function ? function.body() : null;
    }

    /** Notes what happens when the object is used of which no part of the command tells it. */
    private static void noteUnread(Command command, EffectNotes deferred) {
        if (command instanceof RoutineCommand.CreateProcedure procedure && !(procedure.body() instanceof Quoted)) {
            deferred.note(Doubt.DYNAMIC_SQL);
        } else if (command instanceof RoutineCommand.CreateFunction function
                && !(function.body() instanceof Quoted)
                && isSql(function)) {
            deferred.note(Doubt.DYNAMIC_SQL);
        }
    }

    /** A function in Python sees nothing of the database. */
    private static boolean isSql(RoutineCommand.CreateFunction function) {
        return function.options().stream()
                .filter(option -> option.words().equals("LANGUAGE"))
                .flatMap(option -> option.values().stream())
                .noneMatch(
                        language -> language instanceof Name name && name.key().startsWith("plpython"));
    }
}
