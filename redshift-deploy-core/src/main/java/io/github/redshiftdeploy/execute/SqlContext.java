package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.connect.SessionSetUp;
import io.github.redshiftdeploy.history.HistorySql;
import org.jspecify.annotations.Nullable;

/**
 * What the SQL of a deployment is made with; none of it needs a connection.
 *
 * @param scripts how scripts are read
 * @param setUp what a session begins with, and what leads every statement
 * @param history the statements that add to the history
 * @param fence what each transaction reads first; absent when the SQL is for people, who have no deployment
 * @param oneTransaction whether the whole deployment is one transaction, which no script begins or ends
 */
public record SqlContext(
        ScriptConfig scripts,
        SessionSetUp setUp,
        HistorySql history,
        @Nullable String fence,
        boolean oneTransaction) {

    Marker marker() {
        return setUp.marker();
    }
}
