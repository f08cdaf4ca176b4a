package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.config.ScriptConfig;
import io.github.redshiftdeploy.connect.Connector;
import io.github.redshiftdeploy.connect.Marker;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Lease;

/**
 * What all scripts of a deployment are executed with.
 *
 * @param scripts how scripts are read
 * @param connector opens sessions
 * @param marker leads every statement
 * @param control the second connection
 * @param lease without it nothing is sent
 * @param oneTransaction whether the whole deployment is one transaction, which no script begins or ends
 */
public record Means(
        ScriptConfig scripts,
        Connector connector,
        Marker marker,
        Control control,
        History history,
        Lease lease,
        boolean oneTransaction) {}
