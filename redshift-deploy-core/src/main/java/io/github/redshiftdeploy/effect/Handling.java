package io.github.redshiftdeploy.effect;

import io.github.redshiftdeploy.sql.tree.PrivilegeCommand.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement does to an object on which privileges and views hang.
 *
 * @param types the types of the arguments of a routine, as they are written; absent for all else
 * @param statement the number of the statement in its script
 * @param grant the privileges that it gives; absent for all other acts
 */
public record Handling(
        DatabaseObject thing,
        @Nullable List<String> types,
        int statement,
        Act act,
        @Nullable Grant grant) {

    /** What is done. */
    public enum Act {
        /** Drops it, or gives it another name. */
        DROPS,
        /** Makes what the script has dropped before. */
        MAKES_AGAIN,
        /** Gives privileges on it; on all in it, when it is a schema. */
        GRANTS,
        /** Changes it so that no view may need it meanwhile: drops a column, or gives one another type. */
        UNHINGES
    }

    /** Copies the list. */
    public Handling {
        types = types == null ? null : List.copyOf(types);
    }
}
