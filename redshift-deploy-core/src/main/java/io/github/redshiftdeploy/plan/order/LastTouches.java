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
import org.jspecify.annotations.Nullable;

/** Who touched which object last, while the scripts are taken in their order. */
final class LastTouches {

    private static final int NONE = -1;

    private final List<String> names;

    /** By name, then by schema: a name without a schema meets all of them. */
    private final Map<DatabaseObject, Map<DatabaseObject, Slot>> slots = new HashMap<>();

    /** The last script that has to keep its order to all others, and those after it. */
    private final List<Integer> since = new ArrayList<>();

    private int barrier = NONE;
    private String whyBarrier = "";

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
        List<Uncertainty> uncertainties = reach.uncertainties();
        if (!uncertainties.isEmpty()) {
            String why = uncertainties.get(0).words();
            since.forEach(earlier -> waits.on(earlier, () -> "cannot be proven independent: " + why));
            since.clear();
            since.add(script);
            slots.clear();
            barrier = script;
            whyBarrier = why;
            return;
        }
        since.add(script);
        reach.touches().values().forEach(touch -> meet(touch, waits));
        if (barrier != NONE) {
            waits.on(barrier, () -> "cannot be proven independent of it: " + whyBarrier);
        }
        reach.touches().values().forEach(touch -> enter(script, touch));
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
