package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the views and routines do that the scripts of a set create. */
public final class KnownDefinitions {

    /** By name and by schema, where one is known. */
    private final Map<DatabaseObject, Map<DatabaseObject, Definition>> byName = new HashMap<>();

    private final Set<DatabaseObject> externalSchemas = new HashSet<>();

    /** Learns what a script creates. */
    public void add(ScriptEffects effects) {
        externalSchemas.addAll(effects.schemas().external());
        effects.definitions()
                .forEach((thing, definition) -> byName.computeIfAbsent(
                                thing.inAnySchema(), name -> new LinkedHashMap<>())
                        .merge(thing, definition, Definition::or));
    }

    /** Returns the routines whose bodies a script needs before it creates them itself, and that nobody created. */
    public Set<DatabaseObject> missing(ScriptEffects effects) {
        return effects.early().stream()
                .filter(routine -> find(routine).isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * Returns all that a script does.
     *
     * @param missing routines that count as not known
     */
    public TransitiveEffects reach(ScriptEffects effects, Set<DatabaseObject> missing) {
        return new Expansion(this, missing).reach(effects);
    }

    /** Returns all that happens when a routine is called. */
    public TransitiveEffects call(DatabaseObject routine) {
        return new Expansion(this, Set.of()).reach(new Use(Action.CALLS, routine));
    }

    /** Tells whether a script creates a view or a routine. */
    public boolean creates(DatabaseObject thing) {
        return !find(thing).isEmpty();
    }

    /** Tells whether a script creates an external schema of this name. */
    boolean isExternal(DatabaseObject schema) {
        return schema.external() || externalSchemas.contains(schema);
    }

    /** Returns what an object may do when it is used; nothing when no script creates it. */
    public List<Definition> find(DatabaseObject thing) {
        Map<DatabaseObject, Definition> found = byName.get(thing.inAnySchema());
        if (found == null) {
            return List.of();
        }
        return thing.anySchema()
                ? List.copyOf(found.values())
                : Stream.of(found.get(thing), found.get(thing.inAnySchema()))
                        .flatMap(KnownDefinitions::optional)
                        .toList();
    }

    private static Stream<Definition> optional(@Nullable Definition definition) {
        return Stream.ofNullable(definition);
    }
}
