package io.github.redshiftdeploy;

import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.diagnostic.Place;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.plan.PlanCode;
import io.github.redshiftdeploy.script.Leg;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks whether a consumer comes before its producer. A datashare is what targets have of each other; all else that a
 * script uses is its own target's.
 */
final class ChainOrder {

    private final List<Leg> legs;
    private final Map<String, ScriptEffects> effects;
    private final Map<DatabaseObject, Producer> producers = new HashMap<>();

    /**
     * Looks at the legs of a release.
     *
     * @param effects what each script does, by its name
     */
    ChainOrder(List<Leg> legs, Map<String, ScriptEffects> effects) {
        this.legs = legs;
        this.effects = effects;
        for (int leg = 0; leg < legs.size(); leg++) {
            for (String script : legs.get(leg).scripts()) {
                for (DatabaseObject share : shares(script, Action.CREATES)) {
                    producers.putIfAbsent(share, new Producer(script, leg));
                }
            }
        }
    }

    /** Who creates a datashare, and in which leg. */
    private record Producer(String script, int leg) {}

    /** Returns what is wrong with the order. */
    List<Diagnostic> problems() {
        List<Diagnostic> problems = new ArrayList<>();
        for (int leg = 0; leg < legs.size(); leg++) {
            for (String script : legs.get(leg).scripts()) {
                for (DatabaseObject share : shares(script, Action.READS)) {
                    Producer producer = producers.get(share);
                    if (producer != null && producer.leg() > leg) {
                        problems.add(tooEarly(script, share, producer));
                    }
                }
            }
        }
        return problems;
    }

    /**
     * Returns the datashares that scripts of a leg use and scripts before it create.
     *
     * @param created tells of a script whether it has run
     */
    Set<String> awaited(int leg, Predicate<String> created) {
        Set<String> shares = new TreeSet<>();
        for (String script : legs.get(leg).scripts()) {
            for (DatabaseObject share : shares(script, Action.READS)) {
                Producer producer = producers.get(share);
                if (producer != null && producer.leg() < leg && created.test(producer.script())) {
                    shares.add(share.name());
                }
            }
        }
        return shares;
    }

    private List<DatabaseObject> shares(String script, Action action) {
        return effects.getOrDefault(script, ScriptEffects.NONE).things(action).stream()
                .filter(thing -> thing.kind() == ObjectKind.DATASHARE)
                .toList();
    }

    private static Diagnostic tooEarly(String script, DatabaseObject share, Producer producer) {
        return Diagnostic.error(
                        PlanCode.CONSUMER_FIRST,
                        "the script makes a database from the datashare '" + share.name() + "', which '"
                                + producer.script() + "' creates later, on another target")
                .at(Place.file(script))
                .help("put '" + producer.script() + "' before it in ordering.yaml");
    }
}
