package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.Position;
import io.github.redshiftdeploy.sql.StatementKind;
import java.util.List;
import java.util.Map;

/**
 * Which statements a script has that somebody may ask about before it runs.
 *
 * @param kinds the kinds of its statements, with the place of the first of each and how many there are
 * @param hazards what they do that may do harm; of each kind and table once
 */
public record StatementSurvey(Map<StatementKind, Places> kinds, List<Hazard> hazards) {

    /** That of a script without statements. */
    public static final StatementSurvey NONE = new StatementSurvey(Map.of(), List.of());

    /** Copies the collections. */
    public StatementSurvey {
        kinds = Map.copyOf(kinds);
        hazards = List.copyOf(hazards);
    }

    /** The first place of several, and how many there are. */
    public record Places(Position first, int count) {

        Places again() {
            return new Places(first, count + 1);
        }
    }
}
