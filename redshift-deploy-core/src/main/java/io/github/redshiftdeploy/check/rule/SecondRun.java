package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a script does to objects twice and tells which steps fail the second time, because of what the first run
 * has left.
 */
final class SecondRun {

    /** What a step does to an object. */
    enum Deed {
        /** Makes it, and fails when it is there. */
        MAKES,
        /** Makes it unless it is there, or puts it in the place of the one that is there. */
        ENSURES,
        /** Removes it, and fails when it is gone. */
        REMOVES,
        /** Removes it if it is there. */
        CLEARS,
        /**
         * Takes the object that the step before has removed, under another name, and fails when there is one already.
         */
        TAKES,
        /** Changes it as can be done once. */
        CHANGES
    }

    /**
     * An object. A script may name the same one with its schema and without, so that the last part of its name counts.
     *
     * @param name the last part of its name
     */
    record Thing(ObjectKind kind, String name) {}

    /**
     * A step of a script.
     *
     * @param schema the schema that is written
     * @param finding what to say when it fails; absent when it cannot fail
     */
    record Step(
            Deed deed,
            Thing thing,
            @Nullable String schema,
            @Nullable Finding finding) {}

    /** Tells of each object that a step has touched whether it is there. */
    private final Map<Thing, Boolean> there = new HashMap<>();

    private final Map<String, Set<Thing>> inSchema = new HashMap<>();

    /** The objects that were made since the run began. */
    private final Set<Thing> fresh = new HashSet<>();

    private final Set<Finding> findings = new LinkedHashSet<>();
    private boolean removedFresh;
    private boolean removedNone;

    private SecondRun() {}

    /** Returns what fails when steps are done a second time. */
    static List<Finding> of(List<Step> steps) {
        SecondRun runs = new SecondRun();
        steps.forEach(runs::take);
        runs.fresh.clear();
        runs.findings.clear();
        steps.forEach(runs::take);
        return new ArrayList<>(runs.findings);
    }

    private void take(Step step) {
        Thing thing = step.thing();
        if (step.schema() != null) {
            inSchema.computeIfAbsent(step.schema(), schema -> new HashSet<>()).add(thing);
        }
        boolean isThere = there.getOrDefault(thing, false);
        switch (step.deed()) {
            case MAKES -> {
                fail(isThere, step);
                make(thing, true);
            }
            case ENSURES -> make(thing, !isThere || fresh.contains(thing));
            case REMOVES -> {
                removedNone = there.containsKey(thing) && !isThere;
                removedFresh = fresh.contains(thing);
                fail(removedNone, step);
                remove(thing);
            }
            case CLEARS -> remove(thing);
            case TAKES -> {
                fail(isThere && !removedNone, step);
                make(thing, removedFresh);
            }
            case CHANGES -> fail(!fresh.contains(thing), step);
        }
    }

    private void fail(boolean fails, Step step) {
        if (fails && step.finding() != null) {
            findings.add(step.finding());
        }
    }

    private void make(Thing thing, boolean isFresh) {
        there.put(thing, true);
        if (isFresh) {
            fresh.add(thing);
        }
    }

    /** A schema that is removed takes along what is in it. */
    private void remove(Thing thing) {
        there.put(thing, false);
        fresh.remove(thing);
        if (thing.kind() == ObjectKind.SCHEMA) {
            inSchema.getOrDefault(thing.name(), Set.of()).forEach(inside -> there.put(inside, false));
        }
    }
}
