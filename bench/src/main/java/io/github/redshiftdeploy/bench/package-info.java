/** Programs that measure a deployment from outside. */
@NullMarked
package io.github.redshiftdeploy.bench;

import org.jspecify.annotations.NullMarked;
