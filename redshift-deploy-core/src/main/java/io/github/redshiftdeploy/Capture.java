package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Footprints;
import io.github.redshiftdeploy.catalogue.ObjectDefinition;
import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.connect.Row;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.KeptChange;
import io.github.redshiftdeploy.history.KeptChange.Fact;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.plan.undo.ScriptChanges;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the objects are that a deployment changes, before its first script runs: so it can be undone. It is asked for
 * all of them together, in at most four messages over the driver.
 */
final class Capture {

    private final String deployment;
    private final Control control;
    private final Map<String, ScriptChanges> changes = new LinkedHashMap<>();

    Capture(String deployment, Control control) {
        this.deployment = deployment;
        this.control = control;
    }

    /**
     * What is kept.
     *
     * @param definitions what the objects are, as it was asked for that
     */
    record Kept(List<KeptChange> facts, List<KeptDefinition> before, Definitions definitions) {}

    /**
     * Returns what is kept of the objects that the scripts of a plan change.
     *
     * @param copied the tables whose rows are copied too, so that their definitions are wanted
     */
    Kept of(Plan plan, Set<DatabaseObject> copied) throws TransportException {
        Set<DatabaseObject> objects = new LinkedHashSet<>(copied);
        for (Step step : plan.running()) {
            ScriptChanges found = ScriptChanges.of(step);
            changes.put(step.script().name(), found);
            objects.addAll(found.objects());
        }
        Definitions definitions = new DefinitionReader(control).read(Wanted.objects(objects));
        List<KeptChange> facts = new ArrayList<>(said());
        List<KeptDefinition> before = new ArrayList<>();
        definitions.all().values().forEach(definition -> before.add(kept(definition)));
        facts.addAll(seen(definitions));
        return new Kept(facts, before, definitions);
    }

    private KeptDefinition kept(ObjectDefinition definition) {
        return new KeptDefinition(
                deployment,
                definition.identity().kind(),
                definition.identity().signature(),
                null,
                definition.digest(),
                definition.sql());
    }

    /** What the scripts themselves tell. */
    private List<KeptChange> said() {
        List<KeptChange> facts = new ArrayList<>();
        changes.forEach((path, found) -> {
            found.objects().forEach(object -> facts.add(fact(path, Fact.TOUCHED, object)));
            found.written().forEach(object -> facts.add(fact(path, Fact.WRITTEN, object)));
            found.irreversible()
                    .forEach(words ->
                            facts.add(new KeptChange(deployment, path, Fact.IRREVERSIBLE, "", words, "", null)));
        });
        return facts;
    }

    private KeptChange fact(String path, Fact fact, DatabaseObject object) {
        return new KeptChange(
                deployment,
                path,
                fact,
                Choice.word(object.kind()),
                object.name(),
                Objects.requireNonNullElse(object.schema(), ""),
                null);
    }

    /** What the catalogue tells of tables, and how many rows those have that are dropped. */
    private List<KeptChange> seen(Definitions definitions) throws TransportException {
        List<KeptChange> facts = new ArrayList<>();
        for (ObjectDefinition definition : definitions.all().values()) {
            definition.unseen().forEach(words -> facts.add(of(definition, Fact.UNSEEN, words)));
            definition
                    .of(ObjectDefinition.Kind.TAKE_BACK)
                    .forEach(sql -> facts.add(of(definition, Fact.TAKE_BACK, sql)));
        }
        List<ObjectIdentity> tables = definitions.all().keySet().stream()
                .filter(identity -> identity.type() == ObjectType.TABLE)
                .toList();
        if (tables.isEmpty()) {
            return facts;
        }
        List<ObjectIdentity> dropped = tables.stream()
                .filter(table -> changes.values().stream()
                        .anyMatch(found -> found.dropped().stream().anyMatch(table::isMeantBy)))
                .toList();
        List<String> queries = new ArrayList<>(List.of(Footprints.query(tables)));
        dropped.forEach(table -> queries.add("SELECT COUNT(*) FROM " + table.path()));
        List<List<Row>> answers = control.queryEach(queries);
        Map<ObjectIdentity, Long> rows = new HashMap<>();
        for (int i = 0; i < dropped.size(); i++) {
            rows.put(dropped.get(i), Long.valueOf(answers.get(i + 1).get(0).text(0)));
        }
        Map<ObjectIdentity, String> footprints = Footprints.read(answers.get(0));
        tables.forEach(table -> facts.add(new KeptChange(
                deployment,
                null,
                Fact.PRESENT,
                table.kind(),
                table.signature(),
                footprints.getOrDefault(table, ""),
                rows.get(table))));
        return facts;
    }

    private KeptChange of(ObjectDefinition definition, Fact fact, String detail) {
        ObjectIdentity identity = definition.identity();
        return new KeptChange(deployment, null, fact, identity.kind(), identity.signature(), detail, null);
    }
}
