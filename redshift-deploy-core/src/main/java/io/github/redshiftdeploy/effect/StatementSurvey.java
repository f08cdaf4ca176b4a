package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which statements a script has that somebody may ask about before it runs.
 *
 * @param kinds the kinds of its statements, with the place of the first of each and how many there are
 * @param hazards what they do that may do harm; of each kind and table once
 * @param made what they make for certain: not what they make only if it is missing
 * @param unshown what they do that the definitions of the objects they name do not show, in words with the line
 * @param handled what they do to objects on which privileges and views hang, in order
 */
public record StatementSurvey(
        Map<StatementKind, Places> kinds,
        List<Hazard> hazards,
        Set<DatabaseObject> made,
        List<String> unshown,
        List<Handling> handled) {

    /** That of a script without statements. */
    public static final StatementSurvey NONE = new StatementSurvey(Map.of(), List.of(), Set.of(), List.of(), List.of());

    /** Copies the collections. */
    public StatementSurvey {
        kinds = Map.copyOf(kinds);
        hazards = List.copyOf(hazards);
        made = Set.copyOf(made);
        unshown = List.copyOf(unshown);
        handled = List.copyOf(handled);
    }

    /** The first place of several, and how many there are. */
    public record Places(Position first, int count) {

        Places again() {
            return new Places(first, count + 1);
        }
    }
}
