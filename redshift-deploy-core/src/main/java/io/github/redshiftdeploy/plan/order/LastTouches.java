package io.github.redshiftdeploy.plan.order;

import io.github.redshiftdeploy.effect.DatabaseObject;
import io.github.redshiftdeploy.effect.Touch;
import io.github.redshiftdeploy.effect.TransitiveEffects;
import io.github.redshiftdeploy.effect.Uncertainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who touched which object last, while the scripts are taken in their order. */
final class LastTouches {

    private static final int NONE = -1;

    private final List<String> names;

    /** By name, then by schema: a name without a schema meets all of them. */
    private final Map<DatabaseObject, Map<DatabaseObject, Slot>> slots = new HashMap<>();

    /** The last script that has to keep its order to all others, and those after it. */
    private final List<Integer> since = new ArrayList<>();

    /** The last script that queries the catalogue, or has to keep its order to all others, and those after it. */
    private final List<Integer> sinceQuery = new ArrayList<>();

    private int barrier = NONE;
    private String whyBarrier = "";
    private int query = NONE;
    private String whyQuery = "";

    LastTouches(List<String> names) {
        this.names = names;
    }

    /** What a script did to an object. */
    private record Entry(int script, Touch touch) {}

    /** Who changed an object last, and who read it since then. */
    private static final class Slot {
        private @Nullable Entry changer;
        private final List<Entry> readers = new ArrayList<>();
    }

    /** Takes the next script and notes for whom it waits. */
    void next(int script, TransitiveEffects reach, TiesOfScript waits) {
        Optional<Uncertainty> unknown = reach.uncertainties().stream()
                .filter(uncertainty -> !uncertainty.reads())
                .findFirst();
        if (unknown.isPresent()) {
            String why = unknown.get().words();
            since.forEach(earlier -> waits.on(earlier, () -> "cannot be proven independent: " + why));
            restart(since, script);
            restart(sinceQuery, script);
            slots.clear();
            barrier = script;
            whyBarrier = why;
            query = NONE;
            return;
        }
        since.add(script);
        reach.touches().values().forEach(touch -> meet(touch, waits));
        if (barrier != NONE) {
            waits.on(barrier, () -> "cannot be proven independent of it: " + whyBarrier);
        }
        reach.touches().values().forEach(touch -> enter(script, touch));
        keepOrder(script, reach.uncertainties(), waits);
    }

    /**
     * What a query of the catalogue finds depends on every script before it, and on none after it, but the script that
     * asks needs none of them: it finds the objects as they are.
     */
    private void keepOrder(int script, List<Uncertainty> queries, TiesOfScript waits) {
        if (!queries.isEmpty()) {
            String why = queries.get(0).words();
            sinceQuery.forEach(earlier -> waits.after(earlier, () -> "keeps its order: " + why));
            restart(sinceQuery, script);
            query = script;
            whyQuery = why;
            return;
        }
        sinceQuery.add(script);
        if (query != NONE) {
            waits.after(query, () -> "keeps its order to it: " + whyQuery);
        }
    }

    private static void restart(List<Integer> scripts, int first) {
        scripts.clear();
        scripts.add(first);
    }

    private void meet(Touch touch, TiesOfScript waits) {
        DatabaseObject thing = touch.thing();
        Map<DatabaseObject, Slot> named = slots.get(thing.inAnySchema());
        if (named == null) {
            return;
        }
        if (thing.anySchema()) {
            named.values().forEach(slot -> meet(touch, slot, waits));
            return;
        }
        meet(touch, named.get(thing), waits);
        if (thing.kind().inSchema()) {
            meet(touch, named.get(thing.inAnySchema()), waits);
        }
    }

    private void meet(Touch touch, @Nullable Slot slot, TiesOfScript waits) {
        if (slot == null) {
            return;
        }
        if (slot.changer != null) {
            Entry changer = slot.changer;
            waits.on(changer.script(), () -> reason(touch, changer));
        }
        if (touch.changes()) {
            slot.readers.forEach(reader -> waits.on(reader.script(), () -> reason(touch, reader)));
        }
    }

    private void enter(int script, Touch touch) {
        DatabaseObject thing = touch.thing();
        Map<DatabaseObject, Slot> named = slots.computeIfAbsent(thing.inAnySchema(), name -> new LinkedHashMap<>());
        Entry entry = new Entry(script, touch);
        if (!touch.changes()) {
            named.computeIfAbsent(thing, each -> new Slot()).readers.add(entry);
            return;
        }
        if (thing.anySchema()) {
            named.clear();
        }
        Slot slot = new Slot();
        slot.changer = entry;
        named.put(thing, slot);
    }

    private String reason(Touch mine, Entry theirs) {
        return TieReason.of(mine, theirs.touch(), names.get(theirs.script()));
    }
}
