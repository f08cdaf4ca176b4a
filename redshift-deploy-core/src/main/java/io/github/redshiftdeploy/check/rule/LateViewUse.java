package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.SetCheck;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.ObjectName;
import io.github.redshiftdeploy.sql.tree.ViewCommand;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the late-binding views of a script read, and what the script creates. */
final class LateViewUse implements SetCheck.Extract {

    private final Map<ObjectName, StatementPlace> read = new LinkedHashMap<>();
    private final Set<ObjectName> created = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();

    /** Returns the relations that late-binding views read, and where the first one does. */
    Map<ObjectName, StatementPlace> read() {
        return read;
    }

    /** Returns the relations that the script creates. */
    Set<ObjectName> created() {
        return created;
    }

    /** Returns the schemas that the script creates. */
    Set<String> schemas() {
        return schemas;
    }

    @Override
    public void statement(CheckedStatement statement) {
        for (Effect effect : statement.effects().direct()) {
            if (effect.action() == Action.CREATES && effect.kind() == ObjectKind.RELATION) {
                created.add(effect.name());
            } else if (effect.action() == Action.CREATES && effect.kind() == ObjectKind.SCHEMA) {
                schemas.add(effect.name().name());
            }
        }
        if (statement.tree() instanceof ViewCommand.CreateView view && view.late()) {
            for (Effect effect : statement.effects().deferred()) {
                if (effect.kind() == ObjectKind.RELATION && effect.name().database() == null) {
                    read.computeIfAbsent(effect.name(), name -> statement.at(effect.at()));
                }
            }
        }
    }
}
