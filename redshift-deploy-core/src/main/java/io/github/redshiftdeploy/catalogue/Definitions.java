package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.effect.DatabaseObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The definitions of the objects that were asked for.
 *
 * @param all the definitions, by what they are of, in order
 * @param missing the objects that were named and are not there
 * @param missingSchemas the schemas that were named and are not there
 */
public record Definitions(
        Map<ObjectIdentity, ObjectDefinition> all, Set<DatabaseObject> missing, Set<String> missingSchemas) {

    /** Copies the collections. */
    public Definitions {
        all = new TreeMap<>(all);
        missing = Set.copyOf(missing);
        missingSchemas = Set.copyOf(missingSchemas);
    }

    static Definitions of(Wanted wanted, List<ObjectDefinition> found) {
        Map<ObjectIdentity, ObjectDefinition> all =
                found.stream().collect(Collectors.toMap(ObjectDefinition::identity, Function.identity()));
        return new Definitions(all, wanted.missing(all.keySet()), wanted.missingSchemas(all.keySet()));
    }

    /** Returns these and others. */
    public Definitions and(Definitions others) {
        Map<ObjectIdentity, ObjectDefinition> both = new TreeMap<>(all);
        both.putAll(others.all);
        Set<DatabaseObject> gone = new HashSet<>(missing);
        gone.addAll(others.missing);
        return new Definitions(both, gone, missingSchemas);
    }

    /** Returns the definitions of what a script calls by a name: several when a routine has overloads. */
    public List<ObjectDefinition> of(DatabaseObject object) {
        return all.values().stream()
                .filter(definition -> definition.identity().isMeantBy(object))
                .toList();
    }

    /** Returns the definition of an object. */
    public Optional<ObjectDefinition> of(ObjectIdentity identity) {
        return Optional.ofNullable(all.get(identity));
    }
}
