package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a script tells about schemas.
 *
 * @param external those whose tables lie outside of Redshift
 * @param local those that it makes itself, and whose tables lie in Redshift; a schema that is only made if it is
 *     missing is none of them, for the old one may be of either kind
 */
public record CreatedSchemas(Set<DatabaseObject> external, Set<DatabaseObject> local) {

    /** Tells nothing. */
    static final CreatedSchemas NONE = new CreatedSchemas(Set.of(), Set.of());

    /** Copies the sets, in their order. */
    public CreatedSchemas {
        external = OrderedCopies.copy(external);
        local = OrderedCopies.copy(local);
    }

    /** Collects what the statements of a script tell. */
    static final class Builder {

        private final Set<DatabaseObject> external = new LinkedHashSet<>();
        private final Set<DatabaseObject> local = new LinkedHashSet<>();

        void add(Effect effect) {
            if (effect.action() != Action.CREATES) {
                return;
            }
            if (effect.kind() == ObjectKind.SCHEMA) {
                DatabaseObject schema = DatabaseObject.of(effect);
                if (effect.external()) {
                    external.add(schema);
                } else if (!effect.ifMissing()) {
                    local.add(schema);
                }
            } else if (effect.kind() == ObjectKind.RELATION && effect.external()) {
                DatabaseObject.of(effect).container().ifPresent(external::add);
            }
        }

        CreatedSchemas schemas() {
            return new CreatedSchemas(external, local);
        }
    }
}
