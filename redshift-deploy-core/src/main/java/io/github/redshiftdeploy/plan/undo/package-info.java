/** The way back: what undoes a deployment, and what nothing undoes. */
@NullMarked
package io.github.redshiftdeploy.plan.undo;

import org.jspecify.annotations.NullMarked;
