package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.TableLock;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the tables that a script locks, of each kind of statement once; nobody waits for those that it creates. */
final class LockUses {

    private final Set<LockUse> uses = new LinkedHashSet<>();
    private final Set<DatabaseObject> created = new LinkedHashSet<>();

    /** Takes the next statement. */
    void statement(AnalyzedStatement statement) {
        for (Effect effect : statement.effects().direct()) {
            if (effect.kind() == ObjectKind.RELATION) {
                take(statement, effect);
            }
        }
    }

    /** Returns what was collected, in the order of the script. */
    Set<LockUse> all() {
        return uses;
    }

    private void take(AnalyzedStatement statement, Effect effect) {
        DatabaseObject table = DatabaseObject.of(effect);
        boolean view = statement.kind() == StatementKind.CREATE_VIEW && effect.action() == Action.CREATES;
        boolean changes = effect.action() != Action.READS && effect.action() != Action.CREATES;
        if (statement.kind().lock() != TableLock.NONE && (changes || view) && !created.contains(table)) {
            uses.add(new LockUse(statement.kind(), table, rewrites(statement.tree())));
        }
        if (effect.action() == Action.CREATES && !effect.ifMissing()) {
            created.add(table);
        }
    }

    private static boolean rewrites(@Nullable Command tree) {
        return tree instanceof AlterTable alter && alter.changes().stream().anyMatch(RowRewrites::by);
    }
}
