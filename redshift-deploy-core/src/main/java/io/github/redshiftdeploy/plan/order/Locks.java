package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.KnownDefinitions;
import io.github.redshiftdeploy.effect.LockUse;
import io.github.redshiftdeploy.effect.Touch;
import io.github.redshiftdeploy.effect.TransitiveEffects;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.TableLock;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What others may notice of a script while it runs. Redshift locks whole tables, and until the transaction ends.
 *
 * @param locks the locks that it takes on tables
 * @param warnings what cannot be undone or takes long, in words
 */
public record Locks(List<Lock> locks, List<String> warnings) {

    /** Copies the lists. */
    public Locks {
        locks = List.copyOf(locks);
        warnings = List.copyOf(warnings);
    }

    /** Returns the locks of each of the scripts, which are given in the order in which they run. */
    public static List<Locks> of(List<CheckedScript> scripts) {
        KnownDefinitions definitions = new KnownDefinitions();
        List<Locks> all = new ArrayList<>();
        for (CheckedScript script : scripts) {
            Set<DatabaseObject> missing = definitions.missing(script.effects());
            definitions.add(script.effects());
            all.add(of(script, definitions.reach(script.effects(), missing)));
        }
        return all;
    }

    private static Locks of(CheckedScript script, TransitiveEffects reach) {
        Map<DatabaseObject, Lock> locks = new LinkedHashMap<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (LockUse use : script.effects().locks()) {
            String by = use.kind().toString();
            locks.merge(use.table(), new Lock(use.kind().lock(), use.table().path(), Set.of(by)), Lock::or);
            warn(use, warnings);
        }
        for (Touch touch : reach.touches().values()) {
            if (isByRoutine(touch)) {
                locks.merge(touch.thing(), new Lock(lock(touch), touch.thing().path(), Set.of(by(touch))), Lock::or);
                warn(touch, warnings);
            }
        }
        return new Locks(List.copyOf(locks.values()), List.copyOf(warnings));
    }

    private static void warn(LockUse use, Set<String> warnings) {
        String table = use.table().path();
        if (use.kind() == StatementKind.TRUNCATE) {
            warnings.add("TRUNCATE of " + table + " commits what runs before it, and cannot be undone");
        } else if (use.rewrites()) {
            warnings.add("ALTER TABLE writes all rows of " + table + " anew, which takes long when there are many");
        } else if (use.kind() == StatementKind.ALTER_TABLE) {
            warnings.add("ALTER TABLE waits for those who read " + table
                    + ", and lets nobody read it before its transaction ends");
        }
    }

    private static void warn(Touch touch, Set<String> warnings) {
        if (touch.action() == Action.TRUNCATES) {
            warnings.add(by(touch) + " truncates " + touch.thing().path()
                    + ", which commits what runs before it, and cannot be undone");
        }
    }

    private static boolean isByRoutine(Touch touch) {
        return touch.via() != null
                && touch.via().kind() == ObjectKind.ROUTINE
                && touch.thing().kind() == ObjectKind.RELATION
                && touch.changes()
                && touch.action() != Action.CREATES;
    }

    /** What the statement of a routine is, nobody asks any more; what it does tells enough. */
    private static TableLock lock(Touch touch) {
        return touch.action() == Action.WRITES ? TableLock.SHARE_ROW_EXCLUSIVE : TableLock.ACCESS_EXCLUSIVE;
    }

    private static String by(Touch touch) {
        return touch.via() == null ? "" : "CALL " + touch.via().path() + "()";
    }
}
