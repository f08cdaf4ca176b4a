/** Asks a cluster what nobody could try yet. */
@NullMarked
package io.github.redshiftdeploy.probe;

import org.jspecify.annotations.NullMarked;
