package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Answers what the target is asked while a way back is looked for. */
public interface TargetState {

    /** Returns what objects are now; those that are not there are left out. */
    Objects of(Collection<DatabaseObject> objects) throws TransportException;

    /** Returns how many rows would be lost, for each of some losses. */
    List<Long> count(List<Loss> losses) throws TransportException;

    /**
     * What some objects are, and what stands on them.
     *
     * @param versions the objects
     * @param dependents the views that need another object, by that object, both as scripts name them
     */
    record Objects(List<ObjectVersion> versions, Map<DatabaseObject, List<DatabaseObject>> dependents) {

        /** Copies the collections. */
        public Objects {
            versions = List.copyOf(versions);
            dependents = Map.copyOf(dependents);
        }
    }
}
