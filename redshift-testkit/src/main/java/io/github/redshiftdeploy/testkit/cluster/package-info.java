/** How tests start a stand-in for a cluster and how they reach it, or a real cluster, without the deployer. */
@NullMarked
package io.github.redshiftdeploy.testkit.cluster;

import org.jspecify.annotations.NullMarked;
