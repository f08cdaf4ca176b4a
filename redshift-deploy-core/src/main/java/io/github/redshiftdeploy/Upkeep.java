package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Dependents;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.keep.Attached;
import io.github.redshiftdeploy.plan.keep.Keeping;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the target what hangs on the objects that a plan drops, and keeps it as far as the target says so. */
final class Upkeep {

    private final DeployConfig config;
    private final Control control;

    Upkeep(DeployConfig config, Control control) {
        this.config = config;
        this.control = control;
    }

    /**
     * Returns what is kept and what is lost. The target is asked nothing when no script drops anything or takes
     * anything away from views.
     */
    Keeping.Result of(Plan plan) throws TransportException {
        Set<DatabaseObject> objects = Keeping.objects(plan);
        Attached attached = objects.isEmpty() ? Attached.NOTHING : ask(objects);
        return Keeping.of(plan, attached, config.keep(), config.run().oneTransaction());
    }

    /** Views on views are asked for until there are no more: a round trip for each floor. */
    private Attached ask(Set<DatabaseObject> objects) throws TransportException {
        DefinitionReader reader = new DefinitionReader(control);
        Definitions definitions = reader.read(Wanted.objects(objects));
        List<ObjectIdentity> relations = relations(definitions.all().keySet());
        Map<DatabaseObject, List<DatabaseObject>> dependents = new LinkedHashMap<>();
        Map<DatabaseObject, List<DatabaseObject>> late = Map.of();
        if (!relations.isEmpty()) {
            List<List<Row>> answers =
                    control.queryEach(List.of(Dependents.query(relations), Dependents.lateBindingQuery(relations)));
            late = Dependents.readLateBinding(answers.get(1), relations);
            List<Row> rows = answers.get(0);
            while (!rows.isEmpty()) {
                Map<DatabaseObject, List<DatabaseObject>> found = Dependents.read(rows);
                Set<DatabaseObject> next = new LinkedHashSet<>();
                found.values().forEach(next::addAll);
                next.removeAll(dependents.keySet());
                dependents.putAll(found);
                rows = next.isEmpty() ? List.of() : control.query(List.of(Dependents.query(views(next))));
            }
        }
        Set<DatabaseObject> views = new LinkedHashSet<>();
        dependents.values().forEach(views::addAll);
        if (views.isEmpty() || !config.keep().dependents()) {
            return new Attached(definitions, dependents, late);
        }
        views.removeAll(objects);
        return new Attached(definitions.and(reader.read(Wanted.objects(views))), dependents, late);
    }

    private static List<ObjectIdentity> relations(Collection<ObjectIdentity> found) {
        return found.stream()
                .filter(identity -> !identity.type().routine() && identity.type() != ObjectType.SCHEMA)
                .toList();
    }

    private static List<ObjectIdentity> views(Collection<DatabaseObject> objects) {
        List<ObjectIdentity> views = new ArrayList<>();
        for (DatabaseObject view : objects) {
            String schema = view.schema();
            if (schema != null) {
                views.add(new ObjectIdentity(ObjectType.VIEW, schema, view.name(), ""));
            }
        }
        return views;
    }
}
