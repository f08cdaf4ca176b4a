package io.github.redshiftdeploy.local.gateway;

import java.util.List;

/** Asks the session that a text is going to run in, before it runs. */
@FunctionalInterface
public interface Questions {
    /** Returns the first column of the rows of a query; nothing when it fails, or cannot be asked now. */
    List<String> ask(String query);

    /** Nobody is there to be asked. */
    static Questions none() {
        return query -> List.of();
    }
}
