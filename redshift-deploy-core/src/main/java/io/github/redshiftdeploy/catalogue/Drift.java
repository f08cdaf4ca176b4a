package io.github.redshiftdeploy.catalogue;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.KeptDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody has changed by hand since it was deployed.
 *
 * @param compared how many objects were compared
 * @param objects those that are not what was left, in the order of their names
 */
public record Drift(int compared, List<DriftedObject> objects) {

    /** Copies the list. */
    public Drift {
        objects = List.copyOf(objects);
    }

    /** Returns the objects that definitions are asked of, to compare them. */
    public static Wanted wanted(Collection<KeptDefinition> kept) {
        return Wanted.objects(kept.stream().map(KeptName::object).distinct().toList());
    }

    /** Returns the object that a definition is of, as scripts name it. */
    public static DatabaseObject object(KeptDefinition kept) {
        return KeptName.object(kept);
    }

    /** Compares what was left with what is there. */
    public static Drift of(Collection<KeptDefinition> kept, Definitions found) {
        Map<String, DriftedObject> drifted = new TreeMap<>();
        Map<String, ObjectDefinition> present = new TreeMap<>();
        found.all()
                .forEach((identity, definition) -> present.put(key(identity.kind(), identity.signature()), definition));
        List<DatabaseObject> routines = new ArrayList<>();
        for (KeptDefinition one : kept) {
            String key = key(one.kind(), one.name());
            ObjectDefinition now = present.remove(key);
            if (now == null || !now.digest().equals(one.digest())) {
                drifted.put(key, new DriftedObject(one, now));
            }
            routines.add(KeptName.object(one));
        }
        // What is left over was not made by a deployment: an overload, or a view in the place of a table.
        present.forEach((key, definition) -> {
            if (routines.contains(definition.identity().object())) {
                drifted.put(key, new DriftedObject(null, definition));
            }
        });
        return new Drift(kept.size(), List.copyOf(drifted.values()));
    }

    private static String key(String kind, String name) {
        return kind + " " + name;
    }
}
