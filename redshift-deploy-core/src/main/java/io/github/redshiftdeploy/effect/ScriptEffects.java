package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.analysis.Action;
import io.github.redshiftdeploy.sql.analysis.Doubt.Extent;
import io.github.redshiftdeploy.sql.analysis.ObjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a script does to objects. Its size depends on how many objects there are, not on how many statements.
 *
 * @param uses what it does to which object, in the order of the first time; a name without a schema stands for each
 *     object that it may mean
 * @param early the routines that it calls before it creates them, if it does
 * @param definitions what happens when a view or a routine is used that it creates
 * @param uncertainties why it may do more than that, the first of each kind
 * @param schemas what it tells about schemas
 * @param unclear the statements of which the text does not tell whether they may run in a transaction
 * @param locks the tables that it locks, other than by routines
 * @param survey which statements it has that somebody may ask about
 */
public record ScriptEffects(
        Set<Use> uses,
        Set<DatabaseObject> early,
        Map<DatabaseObject, Definition> definitions,
        List<Uncertainty> uncertainties,
        CreatedSchemas schemas,
        List<Unclear> unclear,
        Set<LockUse> locks,
        StatementSurvey survey) {

    /** Those of a script that does nothing. */
    public static final ScriptEffects NONE = new ScriptEffects(
            Set.of(), Set.of(), Map.of(), List.of(), CreatedSchemas.NONE, List.of(), Set.of(), StatementSurvey.NONE);

    private static final Set<ObjectKind> SERVER_WIDE = EnumSet.of(
            ObjectKind.DATABASE,
            ObjectKind.DATASHARE,
            ObjectKind.IDENTITY_PROVIDER,
            ObjectKind.LIBRARY,
            ObjectKind.PRINCIPAL,
            ObjectKind.SCHEMA);

    /** Those of a script whose statements are not parsed. */
    public static final ScriptEffects UNKNOWN = unknown("statements that are not parsed");

    /** Copies the collections, in their order. */
    public ScriptEffects {
        uses = OrderedCopies.copy(uses);
        early = OrderedCopies.copy(early);
        definitions = OrderedCopies.copy(definitions);
        uncertainties = List.copyOf(uncertainties);
        unclear = List.copyOf(unclear);
        locks = OrderedCopies.copy(locks);
    }

    /** Returns those of a script of which only is known why nothing is. */
    public static ScriptEffects unknown(String why) {
        return new ScriptEffects(
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(new Uncertainty(why, Extent.ANYTHING)),
                CreatedSchemas.NONE,
                List.of(),
                Set.of(),
                StatementSurvey.NONE);
    }

    /** Returns the objects that it creates, changes or drops and that not only the tables of the database are. */
    public Set<DatabaseObject> serverWide() {
        return uses.stream()
                .filter(use -> SERVER_WIDE.contains(use.thing().kind()))
                .filter(use -> use.action() != Action.READS)
                .map(Use::thing)
                .collect(Collectors.toSet());
    }

    /** Returns the objects to which it does something. */
    public Set<DatabaseObject> things(Action action) {
        return uses.stream()
                .filter(use -> use.action() == action)
                .map(Use::thing)
                .collect(Collectors.toSet());
    }
}
