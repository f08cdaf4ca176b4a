/** Logs in through AWS: finds the cluster, makes sure that it is available, and obtains a temporary password. */
@NullMarked
package io.github.redshiftdeploy.aws;

import org.jspecify.annotations.NullMarked;
