package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Doubt;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.Effects;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.RoutineCommand;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what the statements of a script do, while they are read. */
public final class EffectSum {

    private final Set<Use> uses = new LinkedHashSet<>();
    private final Set<DatabaseObject> early = new LinkedHashSet<>();
    private final Map<DatabaseObject, Definition> definitions = new LinkedHashMap<>();
    private final Map<Doubt, Uncertainty> doubts = new EnumMap<>(Doubt.class);
    private final CreatedSchemas.Builder schemas = new CreatedSchemas.Builder();
    private final LockUses locks = new LockUses();
    private final Surveyor surveyor = new Surveyor();
    private final UnclearRuns unclear = new UnclearRuns();
    private @Nullable Uncertainty unparsed;

    /** Takes the next statement. */
    public void statement(AnalyzedStatement statement) {
        unclear.statement(statement);
        locks.statement(statement);
        surveyor.statement(statement);
        Command tree = statement.tree();
        if (tree == null) {
            unparsed = unparsed == null
                    ? uncertain(statement, "a statement that is not parsed", Doubt.Extent.ANYTHING)
                    : unparsed;
            return;
        }
        Effects effects = statement.effects();
        effects.direct().forEach(effect -> take(effect, effects.ownSchema()));
        for (Doubt doubt : effects.doubts()) {
            doubts.computeIfAbsent(doubt, each -> uncertain(statement, each.words(), each.extent()));
        }
        define(tree, effects);
        if (tree instanceof CreateFunction) {
            // Redshift looks at the body of a function when it is created, unlike that of a procedure.
            uses.addAll(Definition.of(tree, effects, true).uses());
        }
        effects.direct().forEach(schemas::add);
        effects.deferred().forEach(schemas::add);
    }

    /** Returns what the statements do that were taken. */
    public ScriptEffects effects() {
        List<Uncertainty> uncertainties = new ArrayList<>(doubts.values());
        if (unparsed != null) {
            uncertainties.add(unparsed);
        }
        return new ScriptEffects(
                uses,
                early,
                definitions,
                uncertainties,
                schemas.schemas(),
                unclear.runs(),
                locks.all(),
                surveyor.survey());
    }

    private static Uncertainty uncertain(AnalyzedStatement statement, String words, Doubt.Extent extent) {
        int line = statement.start().line();
        return new Uncertainty(words + " in line " + line, extent);
    }

    private void take(Effect effect, boolean ownSchema) {
        if (effect.kind() == ObjectKind.TEMPORARY_TABLE) {
            return;
        }
        DatabaseObject thing = DatabaseObject.of(effect);
        uses.add(new Use(effect.action(), thing));
        if (ownSchema && effect.kind().inSchema() && !effect.qualified()) {
            uses.add(new Use(effect.action(), thing.inAnySchema()));
        }
        if (effect.action() == Action.CALLS && !definitions.containsKey(thing)) {
            early.add(thing);
        }
    }

    private void define(Command tree, Effects effects) {
        boolean routine = tree instanceof RoutineCommand;
        for (Effect effect : effects.direct()) {
            boolean used = effect.kind() == ObjectKind.ROUTINE || effect.kind() == ObjectKind.RELATION;
            if (effect.action() == Action.CREATES && used) {
                Optional<Effect> source = source(effect, effects);
                define(
                        DatabaseObject.of(effect),
                        source.map(from -> moved(tree, from)).orElseGet(() -> Definition.of(tree, effects, routine)));
            }
        }
    }

    /** What a statement drops and creates in one is the same object under another name. */
    private static Optional<Effect> source(Effect created, Effects effects) {
        return effects.direct().stream()
                .filter(effect -> effect.action() == Action.DROPS && effect.kind() == created.kind())
                .findFirst();
    }

    private static Definition moved(Command tree, Effect from) {
        Action action = from.kind() == ObjectKind.RELATION ? Action.READS : Action.CALLS;
        if (tree instanceof RoutineCommand.Alter alter && alter.type() == ObjectType.FUNCTION) {
            action = Action.APPLIES;
        }
        return new Definition(Set.of(new Use(action, DatabaseObject.of(from))), Set.of(), Set.of(), Ending.NONE);
    }

    /** A table needs no definition, unless it takes the place of a view. */
    private void define(DatabaseObject thing, Definition definition) {
        boolean plain = thing.kind() == ObjectKind.RELATION && definition.equals(Definition.NOTHING);
        if (!plain) {
            definitions.merge(thing, definition, Definition::or);
        }
    }
}
