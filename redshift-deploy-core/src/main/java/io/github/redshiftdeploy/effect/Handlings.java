package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.effect.Handling.Act;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.Command;
import io.github.redshiftdeploy.sql.tree.Drop;
import io.github.redshiftdeploy.sql.tree.Node;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.Parameter;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Reach;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateFunction;
import io.github.redshiftdeploy.sql.tree.RoutineCommand.CreateProcedure;
import io.github.redshiftdeploy.sql.tree.Signature;
import io.github.redshiftdeploy.sql.tree.TableChange;
import io.github.redshiftdeploy.sql.tree.TableChange.AlterColumn;
import io.github.redshiftdeploy.sql.tree.TableChange.DropPart;
import io.github.redshiftdeploy.sql.tree.TableCommand.AlterTable;
import io.github.redshiftdeploy.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a script does to objects on which privileges and views hang; most scripts do nothing of it. */
final class Handlings {

    private final List<Handling> all = new ArrayList<>();
    private final Set<DatabaseObject> dropped = new HashSet<>();

    List<Handling> all() {
        return all;
    }

    /**
     * Takes the next statement.
     *
     * @param tree what it means
     */
    void statement(AnalyzedStatement statement, Command tree) {
        int place = 0;
        for (Effect effect : statement.effects().direct()) {
            DatabaseObject thing = DatabaseObject.of(effect);
            if (effect.kind() == ObjectKind.SCHEMA && tree instanceof Grant grant && reachesAll(grant)) {
                add(thing, null, statement, Act.GRANTS, grant);
            }
            if (effect.kind() != ObjectKind.RELATION && effect.kind() != ObjectKind.ROUTINE) {
                continue;
            }
            switch (effect.action()) {
                case DROPS -> {
                    add(thing, types(tree, place), statement, Act.DROPS, null);
                    dropped.add(thing);
                }
                case CREATES -> {
                    if (dropped.contains(thing)) {
                        add(thing, types(tree, place), statement, Act.MAKES_AGAIN, null);
                    }
                }
                case CHANGES -> changes(thing, types(tree, place), statement, tree);
                case APPLIES, CALLS, READS, TRUNCATES, WRITES -> {}
            }
            place += effect.action() == Action.READS ? 0 : 1;
        }
    }

    private void changes(
            DatabaseObject thing, @Nullable List<String> types, AnalyzedStatement statement, Command tree) {
        if (tree instanceof Grant grant) {
            add(thing, types, statement, Act.GRANTS, grant);
        }
        if (tree instanceof AlterTable alter && alter.changes().stream().anyMatch(Handlings::unhinges)) {
            add(thing, null, statement, Act.UNHINGES, null);
        }
    }

    private static boolean reachesAll(Grant grant) {
        Target target = grant.target();
        return target != null && target.reach() == Reach.ALL_IN_SCHEMA;
    }

    private static boolean unhinges(TableChange change) {
        return (change instanceof DropPart part && part.type() == ObjectType.COLUMN)
                || (change instanceof AlterColumn column
                        && column.change().words().startsWith("TYPE"));
    }

    private void add(
            DatabaseObject thing,
            @Nullable List<String> types,
            AnalyzedStatement statement,
            Act act,
            @Nullable Grant grant) {
        all.add(new Handling(thing, types, statement.number(), act, grant));
    }

    /** Returns the types that tell the routine from its namesakes; of several routines, those of one of them. */
    private static @Nullable List<String> types(Command tree, int place) {
        if (tree instanceof CreateProcedure procedure) {
            return written(procedure.parameters());
        }
        if (tree instanceof CreateFunction function) {
            return written(function.parameters());
        }
        List<? extends Node> named = List.of();
        if (tree instanceof Drop drop) {
            named = drop.targets();
        } else if (tree instanceof Grant grant && grant.target() != null) {
            named = grant.target().objects();
        }
        return place < named.size() && named.get(place) instanceof Signature signature
                ? signature.parameters().stream()
                        .map(Signature.Parameter::type)
                        .map(Handlings::written)
                        .toList()
                : null;
    }

    private static List<String> written(List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> !parameter.mode().equals("OUT"))
                .map(Parameter::type)
                .map(Handlings::written)
                .toList();
    }

    private static String written(TypeName type) {
        return type.suffix() == null ? type.name() : type.name() + " " + type.suffix();
    }
}
