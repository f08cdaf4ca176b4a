/** Runs the workflows as GitHub would, against the stand-in. */
@NullMarked
package io.github.redshiftdeploy.delivery.workflow;

import org.jspecify.annotations.NullMarked;
