package io.github.redshiftdeploy.check.rule;

import io.github.redshiftdeploy.check.CheckedStatement;
import io.github.redshiftdeploy.check.SetCheck;
import io.github.redshiftdeploy.check.StatementPlace;
import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Effect;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import io.github.redshiftdeploy.sql.analysis.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects a script uses, creates and drops: of each object the first time of each, however many statements there
 * are.
 */
final class ObjectUse implements SetCheck.Extract {

    /** What is done with an object. */
    enum Deed {
        USED,
        CREATED,
        DROPPED
    }

    /** An object; two of one name and different kinds are two. */
    record Thing(ObjectKind kind, ObjectName name) {}

    /** The first time that something is done with an object. */
    record Event(Thing thing, Deed deed, StatementPlace spot) {}

    private static final Set<ObjectKind> KINDS = Set.of(ObjectKind.RELATION, ObjectKind.ROUTINE, ObjectKind.SCHEMA);

    private record Key(Thing thing, Deed deed) {}

    private final Map<Key, Event> events = new LinkedHashMap<>();

    /** Returns what is done, in the order of the script. */
    List<Event> events() {
        List<Event> sorted = new ArrayList<>(events.values());
        sorted.sort(Comparator.comparingInt(event -> event.spot().statement()));
        return sorted;
    }

    @Override
    public void statement(CheckedStatement statement) {
        List<Effect> effects = statement.effects().direct();
        for (Effect effect : effects) {
            if (KINDS.contains(effect.kind()) && effect.name().database() == null && isCertain(effect, effects)) {
                add(effect, statement);
            }
        }
    }

    /** With several schemas in the search_path one place in the text may mean several objects. */
    private static boolean isCertain(Effect effect, List<Effect> effects) {
        return effects.stream()
                .noneMatch(other -> other.at() == effect.at()
                        && other.kind() == effect.kind()
                        && !other.name().equals(effect.name()));
    }

    private void add(Effect effect, CheckedStatement statement) {
        String schema = effect.name().schema();
        if (schema != null) {
            Thing inside = new Thing(ObjectKind.SCHEMA, new ObjectName(null, null, schema));
            add(inside, Deed.USED, effect, statement);
        }
        add(new Thing(effect.kind(), effect.name()), deed(effect.action()), effect, statement);
    }

    private static Deed deed(Action action) {
        return switch (action) {
            case CREATES -> Deed.CREATED;
            case DROPS -> Deed.DROPPED;
            case CHANGES, READS, WRITES, TRUNCATES, CALLS, APPLIES -> Deed.USED;
        };
    }

    private void add(Thing thing, Deed deed, Effect effect, CheckedStatement statement) {
        events.computeIfAbsent(new Key(thing, deed), key -> new Event(thing, deed, statement.at(effect.at())));
    }
}
