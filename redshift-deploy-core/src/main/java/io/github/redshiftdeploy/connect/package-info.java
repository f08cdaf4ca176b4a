/** Where the cluster is, who logs in, and the session that results. */
@NullMarked
package io.github.redshiftdeploy.connect;

import org.jspecify.annotations.NullMarked;
