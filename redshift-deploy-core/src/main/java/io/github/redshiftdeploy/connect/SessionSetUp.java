package io.github.redshiftdeploy.connect;

import io.github.redshiftdeploy.config.ConnectionConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SQL that every session of a deployment begins with, and that one needs again whose settings were reset.
 *
 * @param config what the user wants of a session
 * @param marker leads every statement
 */
public record SessionSetUp(ConnectionConfig config, Marker marker) {

    /** Returns the settings of ours. */
    public List<String> settings() {
        String comment = marker.comment();
        String group = config.queryGroup() == null ? "redshift-deploy " + marker.deployment() : config.queryGroup();
        List<String> statements = new ArrayList<>();
        statements.add(comment + "SET query_group TO " + SqlText.literal(group));
        if (config.statementTimeout() != null) {
            statements.add(comment + "SET statement_timeout TO "
                    + config.statementTimeout().toMillis());
        }
        return statements;
    }

    /**
     * Returns the further settings of the session that does the work beside the scripts.
     *
     * @param longest after how long the server ends a statement of it
     */
    public List<String> control(Duration longest) {
        String comment = marker.comment();
        return List.of(comment + "SET statement_timeout TO " + longest.toMillis(), comment + "SET timezone TO 'UTC'");
    }

    /** Returns what the user wants each session to begin with; it may be of any kind, and so is sent by itself. */
    public Optional<String> initSql() {
        return Optional.ofNullable(config.initSql()).map(sql -> marker.comment() + sql);
    }
}
