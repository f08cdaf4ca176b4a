/** What checks find. */
@NullMarked
package io.github.redshiftdeploy.check;

import org.jspecify.annotations.NullMarked;
