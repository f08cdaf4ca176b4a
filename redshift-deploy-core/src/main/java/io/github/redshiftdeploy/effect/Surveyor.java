package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.effect.Hazard.Nature;
import io.github.redshiftdeploy.sql.StatementKind;
import io.github.redshiftdeploy.sql.TableLock;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.DataCommand.Delete;
import io.github.redshiftdeploy.sql.tree.DataCommand.Update;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.DropPart;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Surveys the statements of a script; nobody minds what is done to a table that the script itself has made. */
final class Surveyor {

    private final Map<StatementKind, StatementSurvey.Places> kinds = new EnumMap<>(StatementKind.class);
    private final Map<Key, Hazard> hazards = new LinkedHashMap<>();
    private final Set<DatabaseObject> created = new HashSet<>();
    private final List<String> unshown = new ArrayList<>();
    private final Handlings handlings = new Handlings();

    private record Key(
            Nature nature, StatementKind kind, @Nullable DatabaseObject thing, boolean cascades) {}

    /** Takes the next statement. */
    void statement(AnalyzedStatement statement) {
        kinds.merge(statement.kind(), new StatementSurvey.Places(statement.start(), 1), (known, one) -> known.again());
        Command tree = statement.tree();
        if (tree == null) {
            add(Nature.UNKNOWN, statement, null, false);
            return;
        }
        Unshown.of(tree)
                .map(words -> words + ", in line " + statement.start().line())
                .ifPresent(unshown::add);
        handlings.statement(statement, tree);
        boolean cascades = tree instanceof Drop drop && drop.words().contains("CASCADE");
        for (Effect effect : statement.effects().direct()) {
            DatabaseObject thing = DatabaseObject.of(effect);
            if (!created.contains(thing) || effect.action() == Action.CALLS) {
                nature(statement.kind(), tree, effect, cascades)
                        .ifPresent(nature -> add(nature, statement, thing, cascades));
            }
            if (effect.action() == Action.CREATES && !effect.ifMissing()) {
                created.add(thing);
            }
        }
    }

    private void add(Nature nature, AnalyzedStatement statement, @Nullable DatabaseObject thing, boolean cascades) {
        hazards.merge(
                new Key(nature, statement.kind(), thing, cascades),
                new Hazard(nature, statement.kind(), thing, cascades, statement.start(), 1),
                (known, one) -> known.again());
    }

    StatementSurvey survey() {
        return new StatementSurvey(kinds, List.copyOf(hazards.values()), created, unshown, handlings.all());
    }

    private static Optional<Nature> nature(StatementKind kind, Command tree, Effect effect, boolean cascades) {
        return switch (effect.kind()) {
            case RELATION -> ofRelation(kind, tree, effect.action());
            case SCHEMA, DATABASE -> ofContainer(kind, cascades);
            case ROUTINE -> effect.action() == Action.CALLS ? Optional.of(Nature.CALLS) : dropped(tree, effect);
            case TEMPORARY_TABLE, FILES -> Optional.empty();
            case DATASHARE, IDENTITY_PROVIDER, LIBRARY, MODEL, POLICY, PRINCIPAL, TEMPLATE -> dropped(tree, effect);
        };
    }

    private static Optional<Nature> dropped(Command tree, Effect effect) {
        return effect.action() == Action.DROPS && tree instanceof Drop ? Optional.of(Nature.DROPS) : Optional.empty();
    }

    private static Optional<Nature> ofContainer(StatementKind kind, boolean cascades) {
        if (kind == StatementKind.DROP_DATABASE) {
            return Optional.of(Nature.LOSES_ROWS);
        }
        if (kind == StatementKind.DROP_SCHEMA) {
            return Optional.of(cascades ? Nature.LOSES_ROWS : Nature.DROPS);
        }
        return Optional.empty();
    }

    private static Optional<Nature> ofRelation(StatementKind kind, Command tree, Action action) {
        return switch (action) {
            case TRUNCATES -> Optional.of(Nature.LOSES_ROWS);
            case DROPS -> drop(kind, tree);
            case WRITES -> write(kind, tree);
            case CHANGES -> tree instanceof AlterTable alter ? Optional.of(change(alter)) : locks(kind);
            case CREATES, READS, CALLS, APPLIES -> Optional.empty();
        };
    }

    /** A table that gets another name is dropped and created in one. */
    private static Optional<Nature> drop(StatementKind kind, Command tree) {
        if (tree instanceof Drop) {
            return Optional.of(kind == StatementKind.DROP_TABLE ? Nature.LOSES_ROWS : Nature.DROPS);
        }
        return locks(kind);
    }

    private static Optional<Nature> locks(StatementKind kind) {
        return kind.lock() == TableLock.ACCESS_EXCLUSIVE ? Optional.of(Nature.LOCKS) : Optional.empty();
    }

    private static Optional<Nature> write(StatementKind kind, Command tree) {
        return switch (kind) {
            case DELETE ->
                Optional.of(
                        tree instanceof Delete delete
                                ? change(Conditions.letsAllThrough(delete.where()))
                                : Nature.CHANGES_ROWS);
            case UPDATE ->
                Optional.of(
                        tree instanceof Update update
                                ? change(update.from().isEmpty() && Conditions.letsAllThrough(update.where()))
                                : Nature.CHANGES_ROWS);
            case MERGE -> Optional.of(Nature.CHANGES_ROWS);
            case ALTER_TABLE_APPEND -> Optional.of(Nature.MOVES_ROWS);
            default -> Optional.empty();
        };
    }

    private static Nature change(boolean all) {
        return all ? Nature.CHANGES_ALL_ROWS : Nature.CHANGES_ROWS;
    }

    private static Nature change(AlterTable alter) {
        if (alter.changes().stream().anyMatch(Surveyor::dropsColumn)) {
            return Nature.LOSES_COLUMN;
        }
        return alter.changes().stream().anyMatch(RowRewrites::by) ? Nature.REWRITES : Nature.LOCKS;
    }

    private static boolean dropsColumn(TableChange change) {
        return change instanceof DropPart part && part.type() == ObjectType.COLUMN;
    }
}
