package io.github.redshiftdeploy.plan.keep;

import io.github.redshiftdeploy.catalogue.ObjectIdentity;
import io.github.redshiftdeploy.catalogue.TypeWords;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Handling;
import io.github.redshiftdeploy.effect.Handling.Act;
import io.github.redshiftdeploy.plan.Step;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.tree.ObjectType;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a script does to one object on which privileges and views hang.
 *
 * @param types the types of the arguments of a routine, each by its one name; absent for all else
 * @param dropped the number of the statement that drops it first; 0 when none does
 * @param made the number of the last statement behind it that makes it again; 0 when none does
 * @param first the number of the first statement before which no view may need it
 * @param last the number of the last statement behind which one may again
 * @param grants the privileges that the script gives on what it has made again
 */
record Handled(
        DatabaseObject thing,
        @Nullable List<String> types,
        int dropped,
        int made,
        int first,
        int last,
        List<Grant> grants) {

    private record Key(DatabaseObject thing, @Nullable List<String> types) {}

    /** Returns what is left of a script to do, object by object. */
    static List<Handled> of(Step step) {
        Map<Key, List<Handling>> each = new LinkedHashMap<>();
        for (Handling handling : step.effects().survey().handled()) {
            if (handling.statement() > step.done()) {
                each.computeIfAbsent(new Key(handling.thing(), names(handling.types())), key -> new ArrayList<>())
                        .add(handling);
            }
        }
        List<Handled> all = new ArrayList<>();
        each.forEach((key, handlings) -> all.add(of(key, handlings)));
        return all;
    }

    private static Handled of(Key key, List<Handling> handlings) {
        int dropped = 0;
        int made = 0;
        List<Grant> grants = new ArrayList<>();
        for (Handling handling : handlings) {
            if (handling.act() == Act.DROPS) {
                dropped = dropped == 0 ? handling.statement() : dropped;
                made = 0;
                grants.clear();
            } else if (handling.act() == Act.MAKES_AGAIN && dropped > 0) {
                made = handling.statement();
            } else if (handling.grant() != null) {
                grants.add(handling.grant());
            }
        }
        List<Integer> statements = handlings.stream()
                .filter(handling -> handling.act() != Act.GRANTS)
                .map(Handling::statement)
                .toList();
        return new Handled(
                key.thing(),
                key.types(),
                dropped,
                made,
                statements.isEmpty() ? 0 : statements.get(0),
                statements.isEmpty() ? 0 : statements.get(statements.size() - 1),
                grants);
    }

    /** Tells whether privileges are given on an object: by its name, or on all objects like it in its schema. */
    static boolean reaches(Handling handling, ObjectIdentity object) {
        DatabaseObject thing = handling.thing();
        if (thing.kind() == ObjectKind.SCHEMA) {
            Grant grant = handling.grant();
            Target target = grant == null ? null : grant.target();
            ObjectType type = target == null ? null : target.type();
            boolean same = object.type().routine() ? object.type() == type : type == ObjectType.TABLE;
            return same && thing.name().equalsIgnoreCase(object.schema());
        }
        return object.isMeantBy(thing)
                && (handling.types() == null || Objects.equals(names(handling.types()), names(object.types())));
    }

    private static @Nullable List<String> names(@Nullable List<String> types) {
        return types == null ? null : types.stream().map(TypeWords::of).toList();
    }

    /** Tells whether a statement of it means an object: overloads are told apart by their types. */
    boolean means(ObjectIdentity identity) {
        return types == null || Objects.equals(types, names(identity.types()));
    }
}
