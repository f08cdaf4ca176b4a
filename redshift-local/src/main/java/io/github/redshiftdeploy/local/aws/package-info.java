/**
 * The AWS endpoints of the stand-in: the few operations with which a deployment finds a cluster and gets a password for
 * it, answered and refused as AWS does, signatures included.
 */
@NullMarked
package io.github.redshiftdeploy.local.aws;

import org.jspecify.annotations.NullMarked;
