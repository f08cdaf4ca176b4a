/** Looks at the infrastructure: what it permits, and that it is well-formed. */
@NullMarked
package io.github.redshiftdeploy.delivery.infra;

import org.jspecify.annotations.NullMarked;
