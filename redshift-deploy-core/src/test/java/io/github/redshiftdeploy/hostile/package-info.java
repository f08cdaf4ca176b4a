/** Input of an enemy: what must hold whatever is read. */
@NullMarked
package io.github.redshiftdeploy.hostile;

import org.jspecify.annotations.NullMarked;
