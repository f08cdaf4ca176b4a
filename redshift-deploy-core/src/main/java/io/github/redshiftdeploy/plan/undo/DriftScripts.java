package io.github.redshiftdeploy.plan.undo;

import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.DriftedObject;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.history.KeptDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The two scripts about a drift: the one that puts the target back, and the one that the repository takes over. */
public final class DriftScripts {

    private DriftScripts() {}

    /**
     * Returns the script after which the target is as it was deployed. No row is lost by it: a statement that would
     * lose some fails. What no statement leads back is said in comments.
     */
    public static String putBack(Drift drift) {
        List<ObjectVersion> now = new ArrayList<>();
        List<ObjectVersion> before = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (DriftedObject object : drift.objects()) {
            ObjectDefinition found = object.found();
            KeptDefinition kept = object.kept();
            if (found != null) {
                now.add(ObjectVersion.of(found, ""));
            }
            if (kept != null && !kept.body().isEmpty()) {
                before.add(ObjectVersion.of(kept, List.of()));
            }
            sql.append(head(object));
        }
        // What needs a view that was changed nobody has asked here, so it is replaced.
        Set<ObjectIdentity> needed = now.stream().map(ObjectVersion::identity).collect(Collectors.toSet());
        Restoration restoration = Restoration.of(now, before, needed, true);
        restoration
                .obstacles()
                .forEach(obstacle -> sql.append("-- by hand: ")
                        .append(obstacle.object())
                        .append(": ")
                        .append(obstacle.words())
                        .append('\n'));
        restoration.statements().forEach(statement -> sql.append(statement).append(";\n"));
        return sql.toString();
    }

    /** Returns what is there now, for the scripts of the project. */
    public static String takeOver(Drift drift) {
        StringBuilder sql = new StringBuilder();
        for (DriftedObject object : drift.objects()) {
            ObjectDefinition found = object.found();
            sql.append(sql.isEmpty() ? "" : "\n").append(head(object));
            if (found != null) {
                sql.append(found.sql());
            }
        }
        return sql.toString();
    }

    private static String head(DriftedObject object) {
        return "-- " + object.name() + " " + object.change() + "\n";
    }
}
