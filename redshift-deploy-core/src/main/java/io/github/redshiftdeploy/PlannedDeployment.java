package io.github.redshiftdeploy;

import io.github.redshiftdeploy.config.DeployConfig;
import io.github.redshiftdeploy.plan.PlanPreview;

/**
 * What the next release would do to a target.
 *
 * @param heading the line that says which of its deployments it is
 * @param config how it is configured
 * @param preview what it would do
 */
public record PlannedDeployment(String heading, DeployConfig config, PlanPreview preview) {}
