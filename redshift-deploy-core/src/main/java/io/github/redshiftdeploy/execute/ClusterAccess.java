package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Connector;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Lease;

/**
 * What a deployment has open beside the sessions of its lanes.
 *
 * @param connector opens sessions
 * @param control the second connection
 * @param history what the cluster remembers, asked over the second connection
 * @param lease without it nothing is sent
 */
public record ClusterAccess(Connector connector, Control control, History history, Lease lease) {}
