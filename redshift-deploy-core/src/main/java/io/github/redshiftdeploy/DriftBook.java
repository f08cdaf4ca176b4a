package io.github.redshiftdeploy;

import io.github.redshiftdeploy.catalogue.CatalogueCode;
import io.github.redshiftdeploy.catalogue.DefinitionReader;
import io.github.redshiftdeploy.catalogue.Definitions;
import io.github.redshiftdeploy.catalogue.Drift;
import io.github.redshiftdeploy.catalogue.Wanted;
import io.github.redshiftdeploy.connect.SqlState;
import io.github.redshiftdeploy.connect.SqlText;
import io.github.redshiftdeploy.connect.StatementException;
import io.github.redshiftdeploy.connect.TransportException;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.history.DefinitionTable;
import io.github.redshiftdeploy.history.KeptDefinition;
import io.github.redshiftdeploy.history.KeptDefinition.Moment;
import io.github.redshiftdeploy.plan.Action;
import io.github.redshiftdeploy.plan.Plan;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What deployments have left of the objects of a project, and what has become of it since. */
final class DriftBook {

    private final ReachedTarget target;
    private final DefinitionTable table;

    DriftBook(ReachedTarget target) {
        this.target = target;
        this.table = new DefinitionTable(target.config().run().historySchema());
    }

    /** Compares what was left with what is there: four round trips over the driver, however many objects there are. */
    Drift compare() throws TransportException {
        return compare(Set.of());
    }

    /** Compares all but the objects of scripts that a deployment has left half done: nobody has kept those. */
    Drift compare(Plan plan, boolean resumes) throws TransportException {
        return compare(resumes ? touched(plan, Set.of(Action.values())).keySet() : Set.of());
    }

    private Drift compare(Set<DatabaseObject> but) throws TransportException {
        List<KeptDefinition> kept = kept().stream()
                .filter(definition -> !but.contains(Drift.object(definition)))
                .toList();
        return kept.isEmpty()
                ? new Drift(0, List.of())
                : Drift.of(kept, new DefinitionReader(target.control()).read(Drift.wanted(kept)));
    }

    /** Who may not read what was kept, or finds a history that is older than that, compares nothing. */
    private List<KeptDefinition> kept() throws TransportException {
        String project = target.config().run().identity().project();
        try {
            return DefinitionTable.read(target.control().query(List.of(table.leftBy(project))));
        } catch (StatementException e) {
            SqlState state = SqlState.of(e.error());
            if (state == SqlState.NOT_ALLOWED
                    || state == SqlState.UNDEFINED_TABLE
                    || state == SqlState.UNDEFINED_SCHEMA) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * Returns the statements that keep what a deployment has left of the objects that its scripts create or change.
     * That it cannot be seen makes no deployment fail.
     *
     * @param restored the objects that a rollback has led back, now or when it was cut before, and a script for each
     */
    List<String> left(Plan plan, Map<DatabaseObject, String> restored, Consumer<Diagnostic> warnings) {
        Map<DatabaseObject, String> touched = new LinkedHashMap<>(restored);
        touched.putAll(touched(plan, Set.of(Action.RUN, Action.RESUME)));
        Wanted wanted = Wanted.objects(touched.keySet());
        if (wanted.isNothing()) {
            return List.of();
        }
        try {
            Definitions found = new DefinitionReader(target.control()).read(wanted);
            List<KeptDefinition> left = new ArrayList<>();
            Set<String> names = new TreeSet<>();
            touched.keySet().forEach(object -> names.add(name(object)));
            found.all().forEach((identity, definition) -> {
                names.add(identity.path());
                left.add(new KeptDefinition(
                        target.id(),
                        identity.kind(),
                        identity.signature(),
                        path(touched, identity.object()),
                        definition.digest(),
                        definition.sql()));
            });
            List<String> statements = new ArrayList<>(List.of(table.superseded(names)));
            statements.addAll(table.insert(Moment.AFTER, left, null));
            return statements;
        } catch (TransportException e) {
            warnings.accept(Diagnostic.warning(
                            CatalogueCode.NOT_KEPT,
                            "what this deployment has left could not be kept: " + e.getMessage())
                    .help("deploy again, or set 'redshift.drift=ignore'"));
            return List.of();
        }
    }

    private static String name(DatabaseObject object) {
        String schema = object.schema();
        return schema == null ? SqlText.plainName(object.name()) : SqlText.plainName(schema, object.name());
    }

    private static @Nullable String path(Map<DatabaseObject, String> touched, DatabaseObject object) {
        String path = touched.get(object);
        return path == null ? touched.get(object.inAnySchema()) : path;
    }

    /** Returns the objects that scripts create, change or drop, and the last script that does. */
    private static Map<DatabaseObject, String> touched(Plan plan, Set<Action> actions) {
        Map<DatabaseObject, String> touched = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            if (actions.contains(step.action())) {
                step.effects().uses().stream()
                        .filter(use -> use.thing().kind() != ObjectKind.TEMPORARY_TABLE)
                        .filter(use -> switch (use.action()) {
                            case CREATES, CHANGES, DROPS -> true;
                            case READS, WRITES, TRUNCATES, CALLS, APPLIES -> false;
                        })
                        .forEach(use -> touched.put(use.thing(), step.script().name()));
            }
        }
        return touched;
    }
}
