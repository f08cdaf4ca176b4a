/** What scripts do: to objects, to their transaction and to their session, as far as texts tell. */
@NullMarked
package io.github.redshiftdeploy.effect;

import org.jspecify.annotations.NullMarked;
