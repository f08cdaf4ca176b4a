package io.github.redshiftdeploy.sql.analysis;

import io.github.redshiftdeploy.sql.PartlyKnown;
import io.github.redshiftdeploy.sql.StatementClass;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.tree.Command;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is, and what it does to its transaction and its session, as far as its text and the statements
 * before it in its script tell. This is the one place where that is decided.
 *
 * @param statementClass what its kind tells, unless the objects that it names tell more
 * @param isolation why it runs by itself, if it does
 * @param where the database to which its transaction belongs
 * @param changes what it changes in the session, other than temporary tables
 * @param repeatable whether it makes the same changes again in a new session, and does nothing else
 * @param temporary whether the session has temporary tables after it
 * @param loose whether what it names, or what a procedure names that it calls, depends on temporary tables and on the
 *     search_path of the session
 */
public record StatementFacts(
        StatementKind kind,
        StatementClass statementClass,
        Isolation isolation,
        Where where,
        Set<SessionChange> changes,
        boolean repeatable,
        boolean temporary,
        boolean loose) {

    /** Copies the set. */
    public StatementFacts {
        changes = Set.copyOf(changes);
    }

    /**
     * Where a transaction does its work; a transaction writes one database.
     *
     * @param database the database that it writes, or in which it looks for names; absent when that is the one that the
     *     session is connected to
     * @param used whether a {@code USE} is in force, so that names mean another database than that
     */
    public record Where(@Nullable String database, boolean used) {

        /** The database that the session is connected to. */
        public static final Where HERE = new Where(null, false);

        /** Tells whether the history of the deployment, which is in the connected database, cannot be written there. */
        public boolean elsewhere() {
            return database != null || used;
        }
    }

    /** Returns what is assumed of a statement that could not be read: it may have done anything to the session. */
    public static StatementFacts unread(StatementKind kind) {
        return unread(kind, Where.HERE);
    }

    static StatementFacts unread(StatementKind kind, Where where) {
        return new StatementFacts(
                kind,
                kind.statementClass(),
                kind.statementClass() == StatementClass.ALONE ? Isolation.KIND : Isolation.NONE,
                where,
                Set.of(SessionChange.ANYTHING),
                false,
                false,
                true);
    }

    /** Returns these facts for a statement of which a part is not known. */
    public StatementFacts partlyKnown() {
        return PartlyKnown.statementClass(kind) == StatementClass.ALONE ? alone(Isolation.UNKNOWN_SYNTAX) : this;
    }

    /**
     * Returns these facts for a statement of which its script says that it runs alone; not for ends of a transaction.
     */
    public StatementFacts declaredAlone() {
        return alone(Isolation.DECLARED);
    }

    private StatementFacts alone(Isolation why) {
        return switch (statementClass) {
            case TRANSACTIONAL, COMMITS ->
                new StatementFacts(kind, StatementClass.ALONE, why, where, changes, repeatable, temporary, loose);
            case ALONE, OPENS, CLOSES, UNDOES, BORDER -> this;
        };
    }

    /** Returns these facts for a COMMIT where no block is open that it could end. */
    public StatementFacts endsNoBlock() {
        return new StatementFacts(kind, StatementClass.BORDER, isolation, where, changes, repeatable, temporary, loose);
    }

    static StatementFacts of(StatementKind kind, Command command, Effects effects, SessionState session) {
        Isolation isolation = isolation(kind, effects);
        Where where = where(effects, session);
        if (isolation == Isolation.DATABASE && session.usedBefore() && !where.used()) {
            where = new Where(null, true); // What goes before RESET USE still meets the other database.
        }
        return new StatementFacts(
                kind,
                isolation == Isolation.NONE ? kind.statementClass() : StatementClass.ALONE,
                isolation,
                where,
                effects.changes(),
                Repeatable.is(command),
                session.hasTemporaryTables(),
                isLoose(effects));
    }

    private static Isolation isolation(StatementKind kind, Effects effects) {
        if (effects.changes().contains(SessionChange.DATABASE)) {
            return Isolation.DATABASE;
        }
        return switch (kind.statementClass()) {
            case ALONE -> Isolation.KIND;
            case TRANSACTIONAL, COMMITS -> isolation(effects);
            case OPENS, CLOSES, UNDOES, BORDER -> Isolation.NONE;
        };
    }

    private static Isolation isolation(Effects effects) {
        Isolation isolation = Isolation.NONE;
        for (Effect effect : effects.direct()) {
            if (effect.external() && effect.action().changes() && effect.kind() == ObjectKind.RELATION) {
                boolean drops = effect.action() == Action.DROPS || isolation == Isolation.EXTERNAL_DROP;
                isolation = drops ? Isolation.EXTERNAL_DROP : Isolation.EXTERNAL_WRITE;
            }
        }
        return isolation;
    }

    private static Where where(Effects effects, SessionState session) {
        String written = null;
        boolean writes = false;
        for (Effect effect : effects.direct()) {
            if (effect.action().changes() && effect.kind().inDatabase()) {
                writes = true;
                written = written == null ? effect.name().database() : written;
            }
        }
        String used = session.used();
        return used == null && written == null ? Where.HERE : new Where(writes ? written : used, used != null);
    }

    private static boolean isLoose(Effects effects) {
        for (Effect effect : effects.direct()) {
            if (isLoose(effect)) {
                return true;
            }
        }
        return effects.doubts().stream().anyMatch(Doubt::anything);
    }

    private static boolean isLoose(Effect effect) {
        return effect.action() == Action.CALLS
                || effect.kind() == ObjectKind.TEMPORARY_TABLE
                || (effect.kind().inSchema() && effect.action() != Action.APPLIES && !effect.qualified());
    }
}
