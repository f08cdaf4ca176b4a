/** Proof that a deployment survives what networks, clusters and machines do to it. */
@NullMarked
package io.github.redshiftdeploy.fault;

import org.jspecify.annotations.NullMarked;
