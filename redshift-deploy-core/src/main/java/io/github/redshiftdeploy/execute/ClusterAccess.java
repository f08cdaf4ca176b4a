package io.github.redshiftdeploy.execute;

import io.github.redshiftdeploy.connect.Transport;
import io.github.redshiftdeploy.history.Control;
import io.github.redshiftdeploy.history.History;
import io.github.redshiftdeploy.history.Lease;

/**
 * What a deployment has open beside the sessions of its lanes.
 *
 * @param transport opens sessions
 * @param control the second connection
 * @param history what the cluster remembers, asked over the second connection
 * @param lease without it nothing is sent
 */
public record ClusterAccess(Transport transport, Control control, History history, Lease lease) {}
