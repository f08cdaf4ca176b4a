package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what a script uses into the views that it reads and the routines that it calls. */
final class Expansion {

    private static final DatabaseObject FILES = new DatabaseObject(ObjectKind.FILES, null, "s3");

    private final KnownDefinitions known;
    private final Set<DatabaseObject> missing;
    private final Map<DatabaseObject, Touch> touches = new LinkedHashMap<>();
    private final List<Uncertainty> uncertainties = new ArrayList<>();
    private final Set<DatabaseObject> followed = new HashSet<>();

    Expansion(KnownDefinitions known, Set<DatabaseObject> missing) {
        this.known = known;
        this.missing = missing;
    }

    TransitiveEffects reach(ScriptEffects effects) {
        uncertainties.addAll(effects.uncertainties());
        effects.uses().forEach(use -> take(use, null));
        return new TransitiveEffects(touches, uncertainties);
    }

    /** Returns all that one use does. */
    TransitiveEffects reach(Use use) {
        take(use, null);
        return new TransitiveEffects(touches, uncertainties);
    }

    private void take(Use use, @Nullable DatabaseObject via) {
        DatabaseObject thing = use.thing();
        touch(use.action(), thing, via);
        thing.container().ifPresent(schema -> {
            touch(Action.APPLIES, schema, via);
            if (known.isExternal(schema)) {
                touch(use.action() == Action.READS ? Action.READS : Action.WRITES, FILES, via);
            }
        });
        if (leads(use)) {
            follow(use, via == null ? thing : via);
        }
    }

    private void touch(Action action, DatabaseObject thing, @Nullable DatabaseObject via) {
        touches.merge(thing, new Touch(action, thing, via), Touch::or);
    }

    /** Whatever is done to a view, but for creating it, may depend on what it reads. */
    private static boolean leads(Use use) {
        return switch (use.thing().kind()) {
            case RELATION -> use.action() != Action.CREATES;
            case ROUTINE -> use.action() == Action.CALLS || use.action() == Action.APPLIES;
            default -> false;
        };
    }

    private void follow(Use use, DatabaseObject via) {
        if (!followed.add(use.thing())) {
            return;
        }
        List<Definition> definitions = known.find(use.thing());
        if (use.action() == Action.CALLS && (definitions.isEmpty() || missing.contains(use.thing()))) {
            uncertainties.add(new Uncertainty("the body of " + use.thing() + " is not known", Doubt.Extent.ANYTHING));
        }
        for (Definition definition : definitions) {
            for (Doubt doubt : definition.doubts()) {
                uncertainties.add(new Uncertainty(doubt.words() + " in " + use.thing(), doubt.extent()));
            }
            definition.uses().forEach(inner -> take(inner, via));
        }
    }
}
