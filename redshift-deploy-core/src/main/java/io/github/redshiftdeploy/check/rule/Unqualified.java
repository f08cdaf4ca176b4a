package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.SystemNames;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects that are named without their schema, of those that have one. */
final class Unqualified {

    private static final Set<ObjectKind> IN_SCHEMAS =
            EnumSet.of(ObjectKind.RELATION, ObjectKind.ROUTINE, ObjectKind.MODEL);

    private Unqualified() {}

    /** Returns the first mention of each; calls of functions are left out, for no list knows all that are built in. */
    static List<Effect> in(List<Effect> effects) {
        Map<String, Effect> first = new LinkedHashMap<>();
        for (Effect effect : effects) {
            String name = effect.name().name();
            if (!effect.qualified()
                    && effect.action() != Action.CALLS
                    && effect.action() != Action.APPLIES
                    && IN_SCHEMAS.contains(effect.kind())
                    && !SystemNames.isRelation(name)) {
                first.putIfAbsent(name, effect);
            }
        }
        return List.copyOf(first.values());
    }
}
