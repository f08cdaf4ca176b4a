package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Dependents;
import io.github.redshiftdeploy.catalogue.Footprints;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.plan.undo.Loss;
import io.github.redshiftdeploy.plan.undo.ObjectVersion;
import io.github.redshiftdeploy.plan.undo.TargetState;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A target that is asked for its state over the connection for the history.
 *
 * @param control the connection
 */
record AskedTarget(Control control) implements TargetState {

    @Override
    public Objects of(Collection<DatabaseObject> objects) throws TransportException {
        if (objects.isEmpty()) {
            return new Objects(List.of(), Map.of());
        }
        Definitions definitions = new DefinitionReader(control).read(Wanted.objects(objects));
        Collection<ObjectIdentity> found = definitions.all().keySet();
        List<ObjectIdentity> tables = found.stream()
                .filter(identity -> identity.type() == ObjectType.TABLE)
                .toList();
        List<ObjectIdentity> relations = found.stream()
                .filter(identity -> !identity.type().routine() && identity.type() != ObjectType.SCHEMA)
                .toList();
        List<List<Row>> answers = control.queryEach(List.of(Footprints.query(tables), Dependents.query(relations)));
        Map<ObjectIdentity, String> footprints = Footprints.read(answers.get(0));
        List<ObjectVersion> versions = definitions.all().values().stream()
                .map(definition -> ObjectVersion.of(definition, footprints.getOrDefault(definition.identity(), "")))
                .toList();
        return new Objects(versions, Dependents.read(answers.get(1)));
    }

    @Override
    public List<Long> count(List<Loss> losses) throws TransportException {
        List<List<Row>> answers =
                control.queryEach(losses.stream().map(Loss::count).toList());
        return answers.stream().map(rows -> Long.valueOf(rows.get(0).text(0))).toList();
    }
}
