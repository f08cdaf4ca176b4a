package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.Finding;
import io.github.redshiftdeploy.check.Findings;
import io.github.redshiftdeploy.check.Rule;
import io.github.redshiftdeploy.check.SetCheck;
import io.github.redshiftdeploy.check.rule.ObjectUse.Event;
import io.github.redshiftdeploy.check.rule.ObjectUse.Thing;
import io.github.redshiftdeploy.effect.Use;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds objects that are used by a script and created only later in the set: on an empty database the deployment fails.
 * What no script creates is there already; so is what a script drops before one creates it anew.
 */
final class UseBeforeCreate implements SetCheck<ObjectUse> {

    private record Use(Event event, Findings findings) {}

    private final Map<Thing, Use> used = new HashMap<>();
    private final Set<Thing> settled = new HashSet<>();

    @Override
    public ObjectUse extract() {
        return new ObjectUse();
    }

    @Override
    public void script(ObjectUse script, Findings findings) {
        for (Event event : script.events()) {
            if (settled.contains(event.thing())) {
                continue;
            }
            switch (event.deed()) {
                case USED -> used.putIfAbsent(event.thing(), new Use(event, findings));
                case DROPPED -> settled.add(event.thing());
                case CREATED -> created(event, findings);
            }
        }
    }

    private void created(Event creation, Findings findings) {
        settled.add(creation.thing());
        Use use = used.get(creation.thing());
        // A statement that creates an object may name it too, as a view does that is created anew.
        if (use == null || isSame(use, creation, findings)) {
            return;
        }
        String where =
                use.findings() == findings ? "" : " of '" + findings.script().name() + "'";
        use.findings()
                .add(Finding.of(
                                Rule.USE_BEFORE_CREATE,
                                use.event().spot(),
                                "'" + creation.thing().name() + "' is used before line "
                                        + creation.spot().position().line() + where + " creates it")
                        .help("let the one that creates it run first; ordering.yaml tells the order of scripts"));
    }

    private static boolean isSame(Use use, Event creation, Findings findings) {
        return use.findings() == findings
                && use.event().spot().statement() == creation.spot().statement();
    }
}
