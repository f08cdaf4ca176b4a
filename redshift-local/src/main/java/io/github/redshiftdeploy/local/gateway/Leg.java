package io.github.redshiftdeploy.local.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a client's text that runs in one database.
 *
 * @param move where the connection goes before it; nothing when it stays where it is
 */
public record Leg(@Nullable Move move, Translation translation) {
    /** A text that runs where the connection is. */
    static List<Leg> here(Translation translation) {
        return List.of(new Leg(null, translation));
    }

    /**
     * From one database into another. The client hears nothing of it.
     *
     * @param leaving what still has to be said in the database that is left
     * @param entering what has to be said first in the database that is entered
     */
    public record Move(String database, List<String> leaving, List<String> entering) {
        /** Copies the lists. */
        public Move {
            leaving = List.copyOf(leaving);
            entering = List.copyOf(entering);
        }
    }
}
