package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.check.CheckedScript;
import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.KnownDefinitions;
import io.github.redshiftdeploy.effect.ScriptEffects;
import io.github.redshiftdeploy.effect.TransitiveEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which scripts have to wait for which earlier ones, because nobody can prove that their order makes no difference. Two
 * scripts that only read the same objects are not tied; of those that change them, each waits for the last one before
 * it that touched the object, and through that one for all before.
 */
public final class Ties {

    private final List<List<Tie>> ties;

    private Ties(List<List<Tie>> ties) {
        this.ties = ties;
    }

    /** Returns the ties of scripts that all run, in the order in which they are given. */
    public static Ties of(List<CheckedScript> scripts) {
        return of(scripts, script -> true);
    }

    /**
     * Returns the ties of those scripts that run.
     *
     * @param runs tells of a script by its place, from 0; of those that do not run only counts which views and routines
     *     they create, for these are there already
     */
    public static Ties of(List<CheckedScript> scripts, IntPredicate runs) {
        return of(
                scripts.stream().map(CheckedScript::name).toList(),
                scripts.stream().map(CheckedScript::effects).toList(),
                runs);
    }

    static Ties of(List<String> names, List<ScriptEffects> scripts, IntPredicate runs) {
        KnownDefinitions definitions = new KnownDefinitions();
        LastTouches touched = new LastTouches(names);
        List<List<Tie>> ties = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Set<DatabaseObject> missing = definitions.missing(scripts.get(i));
            definitions.add(scripts.get(i));
            if (!runs.test(i)) {
                ties.add(List.of());
                continue;
            }
            TransitiveEffects reach = definitions.reach(scripts.get(i), missing);
            TiesOfScript waits = new TiesOfScript();
            touched.next(i, reach, waits);
            ties.add(waits.ties());
        }
        return new Ties(ties);
    }

    /** Returns how many scripts there are. */
    public int size() {
        return ties.size();
    }

    /** Returns for which earlier scripts a script waits, one tie for each; some follow from others. */
    public List<Tie> of(int script) {
        return ties.get(script);
    }
}
